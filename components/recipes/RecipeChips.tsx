import { Chip } from "@/components/ui/Chip";
import hidden from "@/components/ui/hidden.module.css";
import { useText } from "@/components/ui/text";
import styles from "./RecipeChips.module.css";
import type { Recipes } from "./use-recipes";

/** As many as are at hand without a search. */
const MOST = 8;

/** The most used recipes, one click each. Nothing where there are none. */
export function RecipeChips({ recipes: { recipes, use, show } }: { readonly recipes: Recipes }) {
  const { t } = useText();
  if (recipes.length === 0) return null;
  return (
    <fieldset className={styles["chips"]}>
      <legend className={hidden["hidden"]}>{t("recipe_list")}</legend>
      {recipes.slice(0, MOST).map((recipe) => (
        <Chip
          key={recipe.id}
          data-testid="recipe"
          title={recipe.prompt}
          onClick={() => use(recipe)}
        >
          <bdi>{recipe.name}</bdi>
        </Chip>
      ))}
      <Chip data-testid="all-recipes" onClick={() => show({ kind: "list" })}>
        {t("recipe_all")}
      </Chip>
    </fieldset>
  );
}
