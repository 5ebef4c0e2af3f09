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

/** Where the entries of pinned recipes are shown, and their title. */
export const PINNED = {
  title: "menu_redraw_with",
  contexts: MENU_ENTRIES.redraw.contexts,
} as const;

/** The keyboard commands of the manifest (`utils/build/manifest.ts`), by their name. */
export const COMMANDS = {
  "pick-picture": "pick-picture",
  "pick-area": "pick-area",
} as const satisfies Record<string, MenuAction>;
