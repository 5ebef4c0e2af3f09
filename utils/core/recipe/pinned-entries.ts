import type { Recipe } from "@/utils/core/recipe/recipe";

/** An entry for a recipe that was pinned: `recipe:<its id>`. */
const RECIPE = "recipe:";

/** A menu longer than this is no shorter way. */
const MOST_PINNED = 8;

/**
 * What the menu of an image shows beside *Redraw*: the recipes that were pinned,
 * the oldest first, so that none changes its place by being used. With the first
 * of them the browser shows a submenu.
 */
export function pinnedEntries(recipes: readonly Recipe[]): readonly PinnedEntry[] {
  return recipes
    .filter(({ isPinned }) => isPinned)
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .slice(0, MOST_PINNED)
    .map(({ id, name }) => ({ id: RECIPE + id, name: plainName(name) }));
}

interface PinnedEntry {
  readonly id: string;
  /** As it stands in the entry's title. */
  readonly name: string;
}

/** In a menu `&` marks the letter that chooses an entry, and `%s` stands for what is selected. */
function plainName(name: string): string {
  return name.replaceAll("&", "&&").replaceAll("%s", "%\u200bs");
}

/** The recipe of a pinned entry; `undefined` for any other entry. */
export function recipeOfEntry(entryId: string): string | undefined {
  return entryId.startsWith(RECIPE) ? entryId.slice(RECIPE.length) : undefined;
}
