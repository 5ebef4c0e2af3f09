import type { Recipe } from "@/utils/core/recipe/recipe";
import { readRecipeRecord } from "@/utils/core/recipe/recipe-record";
import type { Result } from "@/utils/core/result";
import { readLocalByPrefix, removeLocal, watchLocal, writeLocal } from "@/utils/platform/storage";
import { attemptLocal } from "@/utils/store/local";

/** One record for each recipe, so that a bad one costs only itself. */
const PREFIX = "recipe:";

/** All recipes, in no order. Never fails: what is no recipe is left out. */
export async function readRecipes(): Promise<readonly Recipe[]> {
  const stored = await readLocalByPrefix(PREFIX);
  return [...stored.values()].flatMap((value) => readRecipeRecord(value) ?? []);
}

/** Stores recipes, new or changed, all or none. */
export function saveRecipes(recipes: readonly Recipe[]): Promise<Result<void>> {
  const records = recipes.map((recipe) => [PREFIX + recipe.id, recipe]);
  return attemptLocal(() => writeLocal(Object.fromEntries(records)));
}

/** Removes a recipe. */
export function removeRecipe(id: string): Promise<Result<void>> {
  return attemptLocal(() => removeLocal([PREFIX + id]));
}

/** Calls `changed` when a recipe is saved or removed anywhere. Returns unsubscribe. */
export function watchRecipes(changed: () => void): () => void {
  return watchLocal((items) => {
    if (items.some((item) => item.startsWith(PREFIX))) changed();
  });
}
