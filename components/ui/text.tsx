import { createContext, type ReactNode, useContext, useMemo } from "react";
import type messages from "../../public/_locales/en/messages.json";

/** Every sentence the interface can say, by its key in `public/_locales`. */
export type MessageKey = keyof typeof messages;

/** Values for a sentence's placeholders: by position, or by the placeholder's name. */
export type TextParams = readonly (string | number)[] | Readonly<Record<string, string | number>>;

/** Answers the sentence for a key, or the empty string where there is none. */
export type Translate = (key: string, params?: TextParams) => string;

export interface Text {
  /** The sentence in the person's language; the key itself where it is missing. */
  readonly t: (key: MessageKey, params?: TextParams) => string;
  /** BCP 47, for `Intl` and `lang`. */
  readonly locale: string;
}

const TextContext = createContext<Text | undefined>(undefined);

interface TextProviderProps {
  readonly translate: Translate;
  readonly locale: string;
  readonly children: ReactNode;
}

/** Provides the texts for the components below. The page hands in the translation. */
export function TextProvider({ translate, locale, children }: TextProviderProps) {
  const text = useMemo<Text>(
    () => ({ t: (key, params) => translate(key, params) || key, locale }),
    [translate, locale],
  );
  return <TextContext value={text}>{children}</TextContext>;
}

/** The words of the person's language. Only below a `TextProvider`. */
export function useText(): Text {
  const text = useContext(TextContext);
  if (!text) throw new Error("useText needs a TextProvider above it");
  return text;
}
