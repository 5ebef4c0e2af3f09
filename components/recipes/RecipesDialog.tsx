import { RecipeForm } from "./RecipeForm";
import { RecipeList } from "./RecipeList";
import { UseRecipe } from "./UseRecipe";
import type { RecipeDialogProps } from "./use-recipes";

/** Everything about recipes that takes more than one click. */
export function RecipesDialog({ panel, recipes }: RecipeDialogProps) {
  const { view } = recipes;
  const props = { panel, recipes };
  if (view?.kind === "list") return <RecipeList {...props} />;
  if (view?.kind === "use") return <UseRecipe {...props} recipe={view.recipe} />;
  if (view?.kind === "change") return <RecipeForm {...props} recipe={view.recipe} />;
  return view && <RecipeForm {...props} />;
}
