import { useId, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { Field } from "@/components/ui/Field";
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
  const form = useId();
  const [values, setValues] = useState<Readonly<Record<string, string>>>(recipe.values ?? {});
  const isReady = emptyVariables(recipe.prompt, values).length === 0;
  function use() {
    show(undefined);
    void panel.applyRecipe(recipe, values);
  }
  return (
    <Dialog
      isOpen
      onClose={() => show(undefined)}
      title={recipe.name}
      data-testid="use-recipe"
      actions={
        <>
          <Button onClick={() => show(undefined)}>{t("recipe_cancel")}</Button>
          <Button
            variant="primary"
            type="submit"
            form={form}
            disabled={!isReady}
            data-testid="apply-recipe"
          >
            {t("recipe_use")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          use();
        }}
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
      </form>
    </Dialog>
  );
}
