import { createContext, type ReactNode, useContext, useMemo } from "react";
import type messages from "../../public/_locales/en/messages.json";
import { formatMegapixels } from "./format-pixels";

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

/** Writes from right to left, or a mark that turns the direction. */
const TURNING =
  /[\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** First strong isolate, and its end: Unicode's bidirectional algorithm, UAX #9 §2.4. */
const isolate = (value: string | number) =>
  typeof value === "string" && TURNING.test(value) ? `\u2068${value}\u2069` : value;

/** Values that each language counts in its own way are called so. */
const MEGAPIXELS = /megapixels$/i;

/** People's words in a sentence of ours keep their direction to themselves. */
function prepared(params: TextParams, locale: string): TextParams {
  if (isList(params)) return params.map(isolate);
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      MEGAPIXELS.test(name) ? formatMegapixels(Number(value), locale) : isolate(value),
    ]),
  );
}

function isList(params: TextParams): params is readonly (string | number)[] {
  return Array.isArray(params);
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
    () => ({
      t: (key, params) => translate(key, params && prepared(params, locale)) || key,
      locale,
    }),
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
