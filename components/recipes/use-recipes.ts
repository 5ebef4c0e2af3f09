import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Recipe } from "@/utils/core/recipe/recipe";
import { variablesOf } from "@/utils/core/recipe/variables";
import type { Panel } from "@/utils/panel/panel";

/** What the dialog of recipes shows. */
export type RecipeDialogView =
  | { readonly kind: "list" }
  /** Asks for words for a recipe's variables. */
  | { readonly kind: "use"; readonly recipe: Recipe }
  | { readonly kind: "change"; readonly recipe: Recipe }
  /** Makes a recipe of what is in the panel. */
  | { readonly kind: "make" };

export interface Recipes {
  /** The most used first. */
  readonly recipes: readonly Recipe[];
  /** `undefined`: the dialog is closed. */
  readonly view: RecipeDialogView | undefined;
  readonly show: (view: RecipeDialogView | undefined) => void;
  /** Puts a recipe into the panel; one with variables asks for their words first. */
  readonly use: (recipe: Recipe) => void;
}

/** What every view of the dialog is given. */
export interface RecipeDialogProps {
  readonly panel: Panel;
  readonly recipes: Recipes;
}

const NONE: readonly Recipe[] = [];

/** The recipes, and the dialog that shows them. */
export function useRecipes(panel: Panel): Recipes {
  const [recipes, setRecipes] = useState<readonly Recipe[]>();
  const [view, show] = useState<RecipeDialogView>();
  useEffect(() => panel.followRecipes(setRecipes), [panel]);
  const use = (recipe: Recipe) => {
    if (variablesOf(recipe.prompt).length > 0) return show({ kind: "use", recipe });
    show(undefined);
    void panel.applyRecipe(recipe);
  };
  const wanted = useStore(panel.store, ({ wantedRecipe }) => wantedRecipe);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that is wanted
  useEffect(() => {
    if (!wanted || !recipes) return;
    panel.forgetWantedRecipe();
    const recipe = recipes.find(({ id }) => id === wanted);
    if (recipe) use(recipe);
  }, [wanted, recipes === undefined]);
  return { recipes: recipes ?? NONE, view, show, use };
}
