import { useState } from "react";
import { Field } from "@/components/ui/Field";
import { FormDialog } from "@/components/ui/FormDialog";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import type { Recipe } from "@/utils/core/recipe/recipe";
import { emptyVariables, fillVariables, variablesOf } from "@/utils/core/recipe/variables";
import styles from "./Recipes.module.css";
import type { RecipeDialogProps } from "./use-recipes";

/** Asks for words for a recipe's variables, those of the last time at hand. */
export function UseRecipe({
  panel,
  recipes: { show },
  recipe,
}: RecipeDialogProps & { readonly recipe: Recipe }) {
  const { t } = useText();
  const [values, setValues] = useState<Readonly<Record<string, string>>>(recipe.values ?? {});
  const isReady = emptyVariables(recipe.prompt, values).length === 0;
  function use() {
    show(undefined);
    void panel.applyRecipe(recipe, values);
  }
  return (
    <FormDialog
      isOpen
      onClose={() => show(undefined)}
      title={recipe.name}
      data-testid="use-recipe"
      cancelLabel={t("recipe_cancel")}
      submit={{ label: t("recipe_use"), isReady, run: use, "data-testid": "apply-recipe" }}
    >
      {variablesOf(recipe.prompt).map(({ name, usual }, index) => (
        <Field key={name} label={name}>
          <TextInput
            dir="auto"
            autoFocus={index === 0}
            placeholder={usual}
            value={values[name] ?? ""}
            onChange={(value) => setValues({ ...values, [name]: value })}
          />
        </Field>
      ))}
      <p className={styles["prompt"]} dir="auto">
        {fillVariables(recipe.prompt, values)}
      </p>
    </FormDialog>
  );
}
