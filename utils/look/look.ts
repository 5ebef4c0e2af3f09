import type { Language, Theme } from "@/utils/core/settings";
import { loadWords, type ReadFile, type Words } from "@/utils/platform/i18n";
import { readSettings, watchSettings } from "@/utils/store/settings";

/**
 * Gives a page the chosen theme and language, now and whenever they are changed
 * anywhere.
 *
 * @param render draws the page with these words: once when they are there, and again in another language
 */
export async function followLook(
  readFile: ReadFile,
  render: (words: Words) => void | Promise<void>,
): Promise<void> {
  let shown: Language | undefined;
  const show = async ({ theme, language }: { theme: Theme; language: Language }) => {
    document.documentElement.dataset["theme"] = theme;
    if (language === shown) return;
    shown = language;
    const words = await loadWords(language, readFile);
    if (shown !== language) return;
    document.documentElement.lang = words.locale;
    await render(words);
  };
  watchSettings((settings) => void show(settings));
  await show(await readSettings());
}
