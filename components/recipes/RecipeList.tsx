import { Pencil, Pin, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { IconButton } from "@/components/ui/IconButton";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import { searchRecipes } from "@/utils/core/recipe/recipe-list";
import styles from "./Recipes.module.css";
import { RecipeTransfer } from "./RecipeTransfer";
import type { RecipeDialogProps } from "./use-recipes";

/** All recipes: to be searched, used, changed, removed, and brought to and from a file. */
export function RecipeList({ panel, recipes: { recipes, show, use } }: RecipeDialogProps) {
  const { t } = useText();
  const [text, setText] = useState("");
  const found = searchRecipes(recipes, text);
  return (
    <Dialog
      isOpen
      onClose={() => show(undefined)}
      title={t("recipe_list")}
      data-testid="recipes-dialog"
      actions={
        <>
          <Button onClick={() => show(undefined)}>{t("recipe_close")}</Button>
          <Button
            variant="primary"
            data-testid="make-recipe"
            onClick={() => show({ kind: "make" })}
          >
            {t("recipe_make")}
          </Button>
        </>
      }
    >
      {recipes.length > 0 && (
        <TextInput
          type="search"
          dir="auto"
          aria-label={t("recipe_search")}
          placeholder={t("recipe_search")}
          value={text}
          onChange={setText}
        />
      )}
      {found.length === 0 && <p>{t(recipes.length > 0 ? "recipe_none_found" : "recipe_none")}</p>}
      <ul className={styles["list"]}>
        {found.map((recipe) => (
          <li key={recipe.id} className={styles["item"]}>
            <button
              type="button"
              className={styles["use"]}
              data-testid="listed-recipe"
              onClick={() => use(recipe)}
            >
              <bdi className={styles["name"]}>{recipe.name}</bdi>
              <span className={styles["excerpt"]} dir="auto">
                {recipe.prompt}
              </span>
            </button>
            <IconButton
              label={t(recipe.isPinned ? "recipe_unpin" : "recipe_pin", { name: recipe.name })}
              data-testid="pin-recipe"
              isPressed={recipe.isPinned === true}
              onClick={() => void panel.changeRecipe({ ...recipe, isPinned: !recipe.isPinned })}
            >
              <Pin />
            </IconButton>
            <IconButton
              label={t("recipe_change", { name: recipe.name })}
              onClick={() => show({ kind: "change", recipe })}
            >
              <Pencil />
            </IconButton>
            <IconButton
              label={t("recipe_remove", { name: recipe.name })}
              onClick={() => void panel.removeRecipe(recipe.id)}
            >
              <Trash2 />
            </IconButton>
          </li>
        ))}
      </ul>
      <RecipeTransfer panel={panel} hasRecipes={recipes.length > 0} />
    </Dialog>
  );
}
