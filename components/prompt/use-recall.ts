import { type KeyboardEvent, useRef } from "react";

/**
 * Arrow up in an empty prompt brings back the latest one, again the one before;
 * arrow down leads forward. As soon as the text or the cursor is moved, the
 * arrows are the text's own again.
 */
export function useRecall(
  prompt: string,
  latest: readonly string[],
  setPrompt: (prompt: string) => void,
): (event: KeyboardEvent<HTMLTextAreaElement>) => void {
  const recalled = useRef<{ readonly index: number; readonly text: string }>(undefined);
  return (event) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const isPlain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    if (step === undefined || !isPlain || event.nativeEvent.isComposing) return;
    const area = event.currentTarget;
    const isAtEnd = area.selectionStart === prompt.length && area.selectionEnd === prompt.length;
    const isOurs = prompt === "" || (recalled.current?.text === prompt && isAtEnd);
    const index = prompt === "" ? -1 : (recalled.current?.index ?? -1);
    const text = index + step < 0 ? "" : latest[index + step];
    if (!isOurs || text === undefined || (prompt === "" && step < 0)) return;
    event.preventDefault();
    recalled.current = { index: index + step, text };
    setPrompt(text);
    // After React has set the value.
    requestAnimationFrame(() => area.setSelectionRange(text.length, text.length));
  };
}
