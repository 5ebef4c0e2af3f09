import type { Recipe } from "@/utils/core/recipe/recipe";
import { byUse } from "@/utils/core/recipe/recipe-list";
import { readRecipes, watchRecipes } from "@/utils/store/recipes";

/** Calls `changed` with the recipes, the most used first, now and after every change. Returns unsubscribe. */
export function followRecipes(changed: (recipes: readonly Recipe[]) => void): () => void {
  let isWanted = true;
  const read = () =>
    void readRecipes().then((recipes) => {
      if (isWanted) changed(byUse(recipes));
    });
  read();
  const stop = watchRecipes(read);
  return () => {
    isWanted = false;
    stop();
  };
}
