import {
  type ComponentProps,
  type CompositionEvent,
  type KeyboardEvent,
  useEffect,
  useRef,
} from "react";
import {
  redoText,
  type TextHistory,
  textHistory,
  undoText,
  withText,
} from "@/utils/core/edit/text-history";
import { keyName } from "@/utils/core/key-name";

/**
 * Undo and redo of a text that is also set from outside: a browser forgets its
 * own steps when that happens.
 *
 * @param topic another one starts anew
 */
export function useTextUndo(
  text: string,
  setText: (text: string) => void,
  topic: string | undefined,
): TextUndo {
  const isComposing = useRef(false);
  const steps = useRef<TextHistory>(textHistory(text));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text comes with the topic
  useEffect(() => {
    steps.current = textHistory(text);
  }, [topic]);
  useEffect(() => {
    if (!isComposing.current) steps.current = withText(steps.current, text);
  }, [text]);
  const take = (event: KeyboardEvent) => {
    const turn = turnOf(event);
    const next = turn?.(steps.current);
    // Also where there is no step: the browser's own would be another text.
    if (turn) event.preventDefault();
    if (next) {
      steps.current = next;
      setText(next.now);
    }
    return turn !== undefined;
  };
  // What an input method shows on the way to a word is no text that anybody goes back to.
  const field = {
    onCompositionStart: () => {
      isComposing.current = true;
    },
    onCompositionEnd: ({ currentTarget }: CompositionEvent<HTMLTextAreaElement>) => {
      isComposing.current = false;
      steps.current = withText(steps.current, currentTarget.value);
    },
  };
  return { take, field };
}

interface TextUndo {
  /** Takes the keys of undo and redo. Whether it used one. */
  readonly take: (event: KeyboardEvent) => boolean;
  /** For the field that the text is written in. */
  readonly field: Pick<ComponentProps<"textarea">, "onCompositionStart" | "onCompositionEnd">;
}

function turnOf(event: KeyboardEvent): typeof undoText | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey, nativeEvent } = event;
  if (!(ctrlKey || metaKey) || altKey || nativeEvent.isComposing) return undefined;
  const name = keyName(nativeEvent);
  if (name === "z") return shiftKey ? redoText : undoText;
  return name === "y" && !shiftKey ? redoText : undefined;
}
