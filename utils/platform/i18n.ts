import english from "../../public/_locales/en/messages.json";
import { plainText } from "./plain-text";

/** Values for a sentence's placeholders: by position, or by the placeholder's name. */
type Params = readonly (string | number)[] | Readonly<Record<string, string | number>>;

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const MESSAGES: Readonly<Record<string, Message | undefined>> = english;

/**
 * The values in the order `getMessage` wants them. A browser knows placeholders
 * by position only (`$1`); which name has which position stands in the English file.
 */
export function toPositions(key: string, params: Params | undefined): string[] {
  if (!params) return [];
  if (Array.isArray(params)) return params.map(String);
  const values: string[] = [];
  const named = params as Readonly<Record<string, string | number>>;
  for (const [name, { content }] of Object.entries(MESSAGES[key]?.placeholders ?? {})) {
    values[Number(content.slice(1)) - 1] = String(named[name] ?? "");
  }
  return Array.from(values, (value) => value ?? "");
}

/** The sentence in the browser's language; empty where the key is unknown. */
export function translate(key: string, params?: Params): string {
  return plainText(key, toPositions(key, params));
}

/** The language the sentences are in (BCP 47), which need not be the browser's own. */
export function textLocale(): string {
  return plainText("ui_locale") || "en";
}
