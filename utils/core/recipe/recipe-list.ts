import type { Recipe, RecipeContent } from "@/utils/core/recipe/recipe";

/** The most used first; among equals the one used, or made, last. */
export function byUse(recipes: readonly Recipe[]): readonly Recipe[] {
  return recipes.toSorted(
    (a, b) => b.uses - a.uses || lastTouched(b) - lastTouched(a) || (a.id < b.id ? -1 : 1),
  );
}

/** The recipes whose name or prompt holds all words of `text`, whatever their case or width. */
export function searchRecipes(recipes: readonly Recipe[], text: string): readonly Recipe[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return recipes.filter(({ name, prompt }) => {
    const hay = fold(`${name}\n${prompt}`);
    return words.every((word) => hay.includes(word));
  });
}

/** The recipe after one more use. */
export function markUsed(
  recipe: Recipe,
  now: number,
  values: Readonly<Record<string, string>>,
): Recipe {
  const kept = Object.keys(values).length > 0 ? { values } : {};
  return { ...recipe, ...kept, usedAt: now, uses: recipe.uses + 1 };
}

/** Those of `incoming` that are not among `known` yet, each once. */
export function withoutKnown<T extends RecipeContent>(
  incoming: readonly T[],
  known: readonly RecipeContent[],
): readonly T[] {
  const seen = new Set(known.map(sameness));
  return incoming.filter((recipe) => {
    const mark = sameness(recipe);
    if (seen.has(mark)) return false;
    seen.add(mark);
    return true;
  });
}

/** Two recipes that do the same under the same name are one. */
function sameness({ name, prompt, options, server, mask }: RecipeContent): string {
  const set = Object.entries(options ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([name, prompt, set, server?.host, server?.model, mask]);
}

function lastTouched({ usedAt, createdAt }: Recipe): number {
  return usedAt ?? createdAt;
}

/** Compatibility forms made one (NFKC, Unicode UAX 15): full-width letters are found by plain ones. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
