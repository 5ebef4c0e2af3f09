import type { Recipe } from "@/utils/core/recipe/recipe";

interface Row {
  /** The message that is its title. */
  readonly title: string;
  /** Where it is shown; `action` is the toolbar button. */
  readonly contexts: readonly ("image" | "video" | "page" | "action")[];
  readonly does: "redraw" | "pick-picture" | "pick-area" | "gallery";
}

/**
 * The entries of the browser's menus, by their id. A page has one entry, and
 * an image one: with two, browsers would hide both in a submenu. The rest
 * belongs to the toolbar button.
 *
 * A new entry is a row here and its message; what it does, if that is new, is
 * a case in `capture/deliver/listeners.ts`.
 */
export const MENU_ENTRIES = {
  redraw: {
    title: "menu_redraw",
    contexts: ["image", "video"],
    does: "redraw",
  },
  "pick-picture-here": {
    title: "menu_pick",
    contexts: ["page"],
    does: "pick-picture",
  },
  "pick-picture": {
    title: "menu_pick",
    contexts: ["action"],
    does: "pick-picture",
  },
  "pick-area": {
    title: "menu_area",
    contexts: ["action"],
    does: "pick-area",
  },
  "page-gallery": {
    title: "menu_gallery",
    contexts: ["action"],
    does: "gallery",
  },
} as const satisfies Record<string, Row>;

export type MenuId = keyof typeof MENU_ENTRIES;
export type MenuAction = (typeof MENU_ENTRIES)[MenuId]["does"];

export const MENU_IDS = Object.keys(MENU_ENTRIES) as readonly MenuId[];

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

/** Where the entries of pinned recipes are shown, and their title. */
export const PINNED = {
  title: "menu_redraw_with",
  contexts: MENU_ENTRIES.redraw.contexts,
} as const;

/** The keyboard commands of the manifest (`wxt.config.ts`), by their name. */
export const COMMANDS = {
  "pick-picture": "pick-picture",
  "pick-area": "pick-area",
} as const satisfies Record<string, MenuAction>;
