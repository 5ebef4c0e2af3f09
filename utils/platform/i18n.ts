import { browser } from "wxt/browser";
import type { Language } from "@/utils/core/settings";
import { wordsPath } from "@/utils/core/words-path";
import { plainText } from "./plain-text";

/** Values for a sentence's placeholders: by position, or by the placeholder's name. */
type Params = readonly (string | number)[] | Readonly<Record<string, string | number>>;

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** All sentences of one language, as its file in `_locales` has them. */
export type Catalogue = Readonly<Record<string, Message | undefined>>;

/** The sentences of a page. */
export interface Words {
  /** The sentence of a key with its values filled in; empty where the key is unknown. */
  readonly translate: (key: string, params?: Params) => string;
  /** The language the sentences are in (BCP 47), which need not be the browser's own. */
  readonly locale: string;
}

/** What of `fetch` is used: files of the extension's own package. */
export type ReadFile = (url: string) => Promise<{ json(): Promise<unknown> }>;

/** The sentence with its values in the place of `$NAME$`. */
function fillIn({ message, placeholders = {} }: Message, params: Params): string {
  return message.replace(/\$(\w+)\$/g, (_whole, token: string) => {
    const name = token.toLowerCase();
    // A placeholder's content is `$1` and the like: its place among values by position.
    const position = Number(placeholders[name]?.content.slice(1)) - 1;
    const values = params as Readonly<Record<string, string | number>>;
    return String((Array.isArray(params) ? params[position] : values[name]) ?? "");
  });
}

/** Sentences out of a catalogue. */
export function wordsOf(catalogue: Catalogue): Words {
  return {
    translate: (key, params = []) => {
      const message = catalogue[key];
      return message ? fillIn(message, params) : "";
    },
    locale: catalogue["ui_locale"]?.message ?? "en",
  };
}

/**
 * The folder in `_locales` with the words of a language. Where the person has chosen
 * none, it is that of the language the browser reads messages in.
 */
export function wordsFolder(language: Language): string {
  if (language !== "browser") return language;
  return plainText("ui_locale").replace("-", "_") || "en";
}

/**
 * Reads the sentences of a language. Pages do not ask the browser for each: it
 * knows its own language only, and values by position only.
 *
 * @param readFile `fetch`
 */
export async function loadWords(language: Language, readFile: ReadFile): Promise<Words> {
  const url = browser.runtime.getURL(wordsPath(wordsFolder(language)) as never);
  return wordsOf((await (await readFile(url)).json()) as Catalogue);
}
