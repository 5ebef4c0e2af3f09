import { keyName } from "@/utils/core/key-name";
import { type EditorAction, MEANINGS } from "@/utils/editor/shortcuts";

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

/** Keys by their position, for layouts and input methods that type something else there. */
const BY_PLACE: Readonly<Record<string, string>> = {
  BracketLeft: "[",
  BracketRight: "]",
  Minus: "-",
  Equal: "=",
};

/** The same, with Shift. */
const BY_PLACE_SHIFTED: Readonly<Record<string, string>> = { Slash: "?", Equal: "+" };

/**
 * What a key means in the editor; nothing while somebody types or composes.
 * Ctrl and ⌘ are the same.
 */
export function keyAction(event: KeyLike): EditorAction | undefined {
  if (event.target === "text" || event.isComposing) return undefined;
  const key = nameOf(event);
  const isMod = event.ctrlKey || event.metaKey;
  const plain = MEANINGS.get(key);
  // Any other Alt belongs to the browser's menus.
  if (event.altKey) return plain?.isWithAlt ? plain.action : undefined;
  if (isMod) return withMod(event, key);
  return plain?.isPageOnly && event.target !== "page" ? undefined : plain?.action;
}

function withMod(event: KeyLike, key: string): EditorAction | undefined {
  const action = MEANINGS.get(`mod+${event.shiftKey ? "shift+" : ""}${key}`)?.action;
  return action?.kind === "copy" && event.hasSelection ? undefined : action;
}

/** Signs, too, go by their place where nothing Latin is typed. */
function nameOf(event: KeyLike): string {
  const name = keyName(event);
  if (/^[\x20-\x7e]/.test(name)) return name;
  const shifted = event.shiftKey ? BY_PLACE_SHIFTED[event.code] : undefined;
  return shifted ?? BY_PLACE[event.code] ?? name;
}
