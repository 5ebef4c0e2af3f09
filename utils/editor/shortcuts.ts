import { TOOL_NAMES, TOOLS, type Tool } from "@/utils/editor/tools";

/** What a key asks for. */
export type EditorAction =
  | { readonly kind: "tool"; readonly tool: Tool }
  | { readonly kind: "brush-size"; readonly direction: 1 | -1 }
  | { readonly kind: "zoom"; readonly direction: 1 | -1 }
  | { readonly kind: "step-result"; readonly step: 1 | -1 }
  | {
      readonly kind:
        | "flip-tool"
        | "hand"
        | "fit"
        | "actual-size"
        | "select-all"
        | "invert"
        | "clear"
        | "toggle-mask"
        | "compare"
        | "undo"
        | "redo"
        | "generate"
        | "remove"
        | "escape"
        | "confirm"
        | "save"
        | "copy"
        | "same-again"
        | "help";
    };

interface Shortcut {
  /** The message that names it in the list of keys; without one it is not listed. */
  readonly label?: string;
  /** `event.key`, after `Mod+` (Ctrl or ⌘) and `Shift+`; letters in upper case. */
  readonly keys: Readonly<Record<string, EditorAction>>;
  /** Keys that do the same and are not listed. */
  readonly unlisted?: Readonly<Record<string, EditorAction>>;
  /** Not while a button or link has the focus, which uses these keys itself. */
  readonly isPageOnly?: boolean;
  /** Also with Alt: AltGr is how many layouts type these. */
  readonly isWithAlt?: boolean;
}

/** What is listed among the keys and handled elsewhere. */
interface Listed {
  readonly label: string;
  readonly listed: string;
}

function toolShortcuts() {
  return TOOL_NAMES.map((tool) => {
    const { label, key } = TOOLS[tool];
    return { label, keys: { [key.toUpperCase()]: { kind: "tool", tool } } } as const;
  });
}

/** All keys of the editor, in the order the list of keys shows them. */
export const SHORTCUTS = [
  ...toolShortcuts(),
  { label: "editor_key_flip", keys: { X: { kind: "flip-tool" } } },
  {
    label: "editor_brush_size",
    keys: {
      "[": { kind: "brush-size", direction: -1 },
      "]": { kind: "brush-size", direction: 1 },
    },
    isWithAlt: true,
  },
  { label: "editor_key_line", listed: "Shift+Click" },
  { label: "editor_key_as_drawn", listed: "Shift" },
  { label: "editor_key_cross", listed: "← ↑ → ↓" },
  { label: "editor_key_cross_paint", listed: " " },
  { label: "editor_select_all", keys: { "Mod+A": { kind: "select-all" } } },
  { label: "editor_invert", keys: { I: { kind: "invert" } } },
  {
    label: "editor_clear",
    keys: { Delete: { kind: "clear" } },
    unlisted: { Backspace: { kind: "clear" } },
  },
  { label: "editor_key_hide", keys: { M: { kind: "toggle-mask" } } },
  { label: "editor_undo", keys: { "Mod+Z": { kind: "undo" } } },
  {
    label: "editor_redo",
    keys: { "Mod+Shift+Z": { kind: "redo" }, "Mod+Y": { kind: "redo" } },
  },
  { label: "editor_key_pan", keys: { " ": { kind: "hand" } }, isPageOnly: true },
  {
    label: "editor_key_zoom",
    keys: { "+": { kind: "zoom", direction: 1 }, "-": { kind: "zoom", direction: -1 } },
    unlisted: { "=": { kind: "zoom", direction: 1 } },
  },
  { label: "editor_fit", keys: { "0": { kind: "fit" } } },
  { label: "editor_actual_size", keys: { "1": { kind: "actual-size" } } },
  { label: "editor_key_compare", keys: { C: { kind: "compare" } } },
  {
    label: "editor_key_results",
    keys: {
      ArrowLeft: { kind: "step-result", step: -1 },
      ArrowRight: { kind: "step-result", step: 1 },
    },
    isPageOnly: true,
  },
  { keys: { Enter: { kind: "confirm" } }, isPageOnly: true },
  { label: "editor_key_generate", keys: { "Mod+Enter": { kind: "generate" } } },
  {
    label: "erase_remove",
    keys: { "Mod+Delete": { kind: "remove" } },
    unlisted: { "Mod+Backspace": { kind: "remove" } },
  },
  { label: "recipe_same_again", keys: { G: { kind: "same-again" } } },
  // The browser's own paste event brings the picture along.
  { label: "editor_key_paste", listed: "Mod+V" },
  { label: "editor_key_save", keys: { "Mod+S": { kind: "save" } } },
  { label: "editor_key_copy", keys: { "Mod+C": { kind: "copy" } } },
  { label: "editor_key_escape", keys: { Escape: { kind: "escape" } } },
  { label: "editor_keys", keys: { "?": { kind: "help" } } },
] as const satisfies readonly (Shortcut | Listed)[];

type Row = (typeof SHORTCUTS)[number];
export type ShortcutLabel = Extract<Row, { readonly label: string }>["label"];

/** The list of keys: each line's name, and its keys as in `Shortcut.keys`. */
export const KEY_LIST = SHORTCUTS.flatMap((row) => ("label" in row ? [lineOf(row)] : []));

function lineOf(row: Extract<Row, { readonly label: string }>) {
  const keys = "listed" in row ? [row.listed] : Object.keys(row.keys);
  return { label: row.label, keys };
}

/** The listed keys of a shortcut. */
export function keysOf(label: ShortcutLabel): readonly string[] {
  return KEY_LIST.find((line) => line.label === label)?.keys ?? [];
}

export interface KeyMeaning {
  readonly action: EditorAction;
  readonly isPageOnly: boolean;
  readonly isWithAlt: boolean;
}

/** What each key means, by its lower-case name. */
export const MEANINGS: ReadonlyMap<string, KeyMeaning> = new Map(
  SHORTCUTS.flatMap((row: Shortcut | Listed) => {
    if (!("keys" in row)) return [];
    const { keys, unlisted = {}, isPageOnly = false, isWithAlt = false } = row;
    return Object.entries({ ...keys, ...unlisted }).map(
      ([key, action]) => [key.toLowerCase(), { action, isPageOnly, isWithAlt }] as const,
    );
  }),
);
