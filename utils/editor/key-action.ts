import type { Tool } from "@/utils/editor/editor-state";

/** What a key asks for. */
export type EditorAction =
  | { readonly kind: "tool"; readonly tool: Tool }
  | { readonly kind: "flip-tool" }
  | { readonly kind: "brush-size"; readonly direction: 1 | -1 }
  | { readonly kind: "zoom"; readonly direction: 1 | -1 }
  | { readonly kind: "step-result"; readonly step: 1 | -1 }
  | {
      readonly kind:
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
        | "escape"
        | "confirm"
        | "save"
        | "copy"
        | "help";
    };

/** The part of a `KeyboardEvent` that matters, and where it happened. */
export interface KeyLike {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  /** `text`: what takes typed text. `control`: what takes Space, Enter and arrows for itself. */
  readonly target: "text" | "control" | "page";
  /** Some text of the page is selected, so that copying means that text. */
  readonly hasSelection: boolean;
}

const PLAIN: Readonly<Record<string, EditorAction>> = {
  b: { kind: "tool", tool: "brush" },
  e: { kind: "tool", tool: "eraser" },
  r: { kind: "tool", tool: "rectangle" },
  l: { kind: "tool", tool: "lasso" },
  w: { kind: "tool", tool: "wand" },
  x: { kind: "flip-tool" },
  "[": { kind: "brush-size", direction: -1 },
  "]": { kind: "brush-size", direction: 1 },
  "+": { kind: "zoom", direction: 1 },
  "=": { kind: "zoom", direction: 1 },
  "-": { kind: "zoom", direction: -1 },
  "0": { kind: "fit" },
  "1": { kind: "actual-size" },
  i: { kind: "invert" },
  m: { kind: "toggle-mask" },
  c: { kind: "compare" },
  "?": { kind: "help" },
  delete: { kind: "clear" },
  backspace: { kind: "clear" },
  escape: { kind: "escape" },
};

/** Controls take these themselves. */
const PAGE_ONLY: Readonly<Record<string, EditorAction>> = {
  " ": { kind: "hand" },
  enter: { kind: "confirm" },
  arrowleft: { kind: "step-result", step: -1 },
  arrowright: { kind: "step-result", step: 1 },
};

const WITH_MOD: Readonly<Record<string, EditorAction>> = {
  z: { kind: "undo" },
  y: { kind: "redo" },
  a: { kind: "select-all" },
  s: { kind: "save" },
  c: { kind: "copy" },
  enter: { kind: "generate" },
};

/** Keys where they lie on a keyboard, for layouts that type other letters there. */
const BY_PLACE: Readonly<Record<string, string>> = { BracketLeft: "[", BracketRight: "]" };

/**
 * What a key means in the editor; nothing while somebody types or composes.
 * Ctrl and ⌘ are the same. Pasting is not here: the browser's own paste event
 * brings the picture along.
 */
export function keyAction(event: KeyLike): EditorAction | undefined {
  if (event.target === "text" || event.isComposing) return undefined;
  const key = nameOf(event);
  // AltGr is how many layouts type brackets; any other Alt belongs to the browser's menus.
  if (event.altKey) return key === "[" || key === "]" ? PLAIN[key] : undefined;
  if (event.ctrlKey || event.metaKey) return withMod(event, key);
  if (event.target === "page" && PAGE_ONLY[key]) return PAGE_ONLY[key];
  return PLAIN[key];
}

function withMod(event: KeyLike, key: string): EditorAction | undefined {
  if (key === "z" && event.shiftKey) return { kind: "redo" };
  if (event.shiftKey) return undefined;
  if (key === "c" && event.hasSelection) return undefined;
  return WITH_MOD[key];
}

function nameOf({ key, code }: KeyLike): string {
  const name = key.toLowerCase();
  if (/^[\x20-\x7e]$/.test(name) || name.length > 1) return name;
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return letter?.toLowerCase() ?? BY_PLACE[code] ?? name;
}
