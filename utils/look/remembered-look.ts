import type { Language, Theme } from "@/utils/core/settings";

/** How the extension's pages looked last. */
export interface RememberedLook {
  readonly theme: Theme;
  readonly language: Language;
  /** The folder in `_locales` that the words came from. */
  readonly words: string;
}

const KEY = "look";
const FORM = /^(system|light|dark) (browser|en|zh_CN) (\w+)$/;

/**
 * What `rememberLook` was told last; `undefined` where it never was, or where the
 * browser keeps nothing. It can be read at once, which the settings cannot: the
 * first thing a page paints has the right theme. The settings are what counts;
 * every page compares the two as it starts and corrects itself.
 */
export function recallLook(): RememberedLook | undefined {
  try {
    const [, theme, language, words] = FORM.exec(localStorage.getItem(KEY) ?? "") ?? [];
    if (!theme || !language || !words) return undefined;
    return { theme: theme as Theme, language: language as Language, words };
  } catch {
    // A browser that is told to keep no data throws.
    return undefined;
  }
}

/** Keeps it for the next page of the extension that opens. */
export function rememberLook({ theme, language, words }: RememberedLook): void {
  try {
    localStorage.setItem(KEY, `${theme} ${language} ${words}`);
  } catch {
    // The next page waits for the settings.
  }
}
