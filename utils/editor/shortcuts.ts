import type { ToolDialog } from "@/utils/editor/editor-types";
import { TOOL_NAMES, TOOLS, type Tool } from "@/utils/editor/tools";

/** What a key asks for. */
export type EditorAction =
  | { readonly kind: "tool"; readonly tool: Tool }
  | { readonly kind: "brush-size"; readonly direction: 1 | -1 }
  | { readonly kind: "zoom"; readonly direction: 1 | -1 }
  | { readonly kind: "step-result"; readonly step: 1 | -1 }
  | { readonly kind: "dialog"; readonly dialog: ToolDialog }
  | {
      readonly kind:
        | "flip-tool"
        | "hand"
        | "fit"
        | "fit-width"
        | "actual-size"
        | "whole-picture"
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
        | "fill-holes"
        | "help";
    };

/** What keys and actions are about: the parts of the list of keys. */
export type KeyGroup = "tools" | "paint" | "view" | "results" | "panel";

interface Shortcut {
  readonly group: KeyGroup;
  /** The message that names it in the list of keys; without one it is not listed. */
  readonly label?: string;
  /** `event.key`, after `Mod+` (Ctrl or ⌘) and `Shift+`; letters in upper case. */
  readonly keys: Readonly<Record<string, EditorAction>>;
  /** What it does, where no key does. */
  readonly action?: EditorAction;
  /** Keys that do the same and are not listed. */
  readonly unlisted?: Readonly<Record<string, EditorAction>>;
  /** Not while a button or link has the focus, which uses these keys itself. */
  readonly isPageOnly?: boolean;
  /** Also with Alt: AltGr is how many layouts type these. */
  readonly isWithAlt?: boolean;
}

/** What is listed among the keys and handled elsewhere. */
interface Listed {
  readonly group: KeyGroup;
  readonly label: string;
  readonly listed: string;
}

function toolShortcuts() {
  return TOOL_NAMES.map((tool) => {
    const { label, key } = TOOLS[tool];
    return {
      group: "tools",
      label,
      keys: { [key.toUpperCase()]: { kind: "tool", tool } },
    } as const;
  });
}

/** All keys and named actions of the editor, in the order the list of keys shows them. */
export const SHORTCUTS = [
  ...toolShortcuts(),
  { group: "tools", label: "editor_key_flip", keys: { X: { kind: "flip-tool" } } },
  {
    group: "tools",
    label: "editor_brush_size",
    keys: {
      "[": { kind: "brush-size", direction: -1 },
      "]": { kind: "brush-size", direction: 1 },
    },
    isWithAlt: true,
  },
  { group: "tools", label: "editor_key_line", listed: "Shift+Click" },
  { group: "tools", label: "editor_key_as_drawn", listed: "Shift" },
  { group: "tools", label: "editor_key_cross", listed: "← ↑ → ↓" },
  { group: "tools", label: "editor_key_cross_paint", listed: " " },
  { group: "paint", label: "whole_picture", keys: { "Mod+A": { kind: "whole-picture" } } },
  { group: "paint", label: "editor_invert", keys: { I: { kind: "invert" } } },
  {
    group: "paint",
    label: "editor_clear",
    keys: { Delete: { kind: "clear" } },
    unlisted: { Backspace: { kind: "clear" } },
  },
  { group: "paint", label: "editor_key_hide", keys: { M: { kind: "toggle-mask" } } },
  { group: "paint", label: "editor_undo", keys: { "Mod+Z": { kind: "undo" } } },
  {
    group: "paint",
    label: "editor_redo",
    keys: { "Mod+Shift+Z": { kind: "redo" }, "Mod+Y": { kind: "redo" } },
  },
  { group: "view", label: "editor_key_pan", keys: { " ": { kind: "hand" } }, isPageOnly: true },
  {
    group: "view",
    label: "editor_key_zoom",
    keys: { "+": { kind: "zoom", direction: 1 }, "-": { kind: "zoom", direction: -1 } },
    unlisted: { "=": { kind: "zoom", direction: 1 } },
  },
  { group: "view", label: "editor_fit", keys: { "0": { kind: "fit" } } },
  { group: "view", label: "view_fit_width", keys: { "2": { kind: "fit-width" } } },
  { group: "view", label: "editor_actual_size", keys: { "1": { kind: "actual-size" } } },
  { group: "results", label: "editor_key_compare", keys: { C: { kind: "compare" } } },
  {
    group: "results",
    label: "editor_key_results",
    keys: {
      ArrowLeft: { kind: "step-result", step: -1 },
      ArrowRight: { kind: "step-result", step: 1 },
    },
    isPageOnly: true,
  },
  { group: "tools", keys: { Enter: { kind: "confirm" } }, isPageOnly: true },
  { group: "results", label: "editor_key_generate", keys: { "Mod+Enter": { kind: "generate" } } },
  {
    group: "results",
    label: "erase_remove",
    keys: { "Mod+Delete": { kind: "remove" } },
    unlisted: { "Mod+Backspace": { kind: "remove" } },
  },
  { group: "results", label: "recipe_same_again", keys: { G: { kind: "same-again" } } },
  // The browser's own paste event brings the picture along.
  { group: "panel", label: "editor_key_paste", listed: "Mod+V" },
  { group: "results", label: "editor_key_save", keys: { "Mod+S": { kind: "save" } } },
  { group: "results", label: "editor_key_copy", keys: { "Mod+C": { kind: "copy" } } },
  { group: "panel", label: "editor_key_escape", keys: { Escape: { kind: "escape" } } },
  { group: "paint", label: "editor_fill_holes", keys: {}, action: { kind: "fill-holes" } },
  { group: "paint", label: "editor_grow", keys: {}, action: { kind: "dialog", dialog: "grow" } },
  { group: "paint", label: "editor_parts", keys: {}, action: { kind: "dialog", dialog: "parts" } },
  {
    group: "paint",
    label: "editor_rectangle_fields",
    keys: {},
    action: { kind: "dialog", dialog: "rectangle" },
  },
  {
    group: "tools",
    label: "editor_paint_options",
    keys: {},
    action: { kind: "dialog", dialog: "paint" },
  },
  { group: "panel", label: "palette_open", listed: "Mod+K" },
  { group: "panel", label: "editor_keys", keys: { "?": { kind: "help" } } },
] as const satisfies readonly (Shortcut | Listed)[];

type Row = (typeof SHORTCUTS)[number];
export type ShortcutLabel = Extract<Row, { readonly label: string }>["label"];

/** The list of keys: each line's name, and its keys as in `Shortcut.keys`. */
export const KEY_LIST = SHORTCUTS.flatMap((row) => ("label" in row ? [lineOf(row)] : [])).filter(
  ({ keys }) => keys.length > 0,
);

function lineOf(row: Extract<Row, { readonly label: string }>) {
  const keys = "listed" in row ? [row.listed] : Object.keys(row.keys);
  return { group: row.group, label: row.label, keys };
}

/** What lasts as long as its key is held, or is meant by a key only. */
const HELD: readonly EditorAction["kind"][] = ["hand", "compare", "confirm", "escape"];

/** What can be done by name: every row that does one thing. */
export const NAMED_ACTIONS = SHORTCUTS.flatMap((row: Shortcut | Listed) => {
  if (!("keys" in row) || row.label === undefined) return [];
  const [first, ...others] = row.action ? [row.action] : Object.values(row.keys);
  const isOne = first && others.every((other) => other.kind === first.kind && !hasWay(other));
  if (!isOne || HELD.includes(first.kind)) return [];
  return [{ label: row.label as ShortcutLabel, action: first, key: Object.keys(row.keys)[0] }];
});

/** It has two ways: larger and smaller, the next and the one before. */
function hasWay(action: EditorAction): boolean {
  return "direction" in action || "step" in action;
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
