import { browser } from "wxt/browser";
import english from "../../public/_locales/en/messages.json";

/** Values for a sentence's placeholders: by position, or by the placeholder's name. */
type Params = readonly (string | number)[] | Readonly<Record<string, string | number>>;

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** Typed by WXT for keys written out; here they come from a table. */
const i18n = browser.i18n as { getMessage(key: string, values?: string[]): string };

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
  const values = toPositions(key, params);
  return i18n.getMessage(key, values);
}

/** The language the sentences are in (BCP 47), which need not be the browser's own. */
export function textLocale(): string {
  return i18n.getMessage("ui_locale") || "en";
}
