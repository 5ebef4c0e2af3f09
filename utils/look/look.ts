import type { Language, Theme } from "@/utils/core/settings";
import { loadWords, type ReadFile, type Words, wordsFolder } from "@/utils/platform/i18n";
import { readSettings, watchSettings } from "@/utils/store/settings";
import { recallLook, rememberLook } from "./remembered-look";

type Chosen = { readonly theme: Theme; readonly language: Language };

/**
 * Gives a page the chosen theme and language, now and whenever they are changed
 * anywhere. It does not wait for the settings where it remembers how a page
 * looked last; where they say something else, it follows them.
 *
 * @param render draws the page with these words: once when they are there, and again in another language
 */
export async function followLook(
  readFile: ReadFile,
  render: (words: Words) => void | Promise<void>,
): Promise<void> {
  let shown: Language | undefined;
  let showing = Promise.resolve();
  const draw = async (language: Language) => {
    const words = await loadWords(language, readFile);
    if (shown !== language) return;
    document.documentElement.lang = words.locale;
    await render(words);
  };
  const show = ({ theme, language }: Chosen) => {
    document.documentElement.dataset["theme"] = theme;
    if (language !== shown) {
      shown = language;
      showing = draw(language);
    }
    return showing;
  };
  const follow = (chosen: Chosen) => {
    rememberLook({ ...chosen, words: wordsFolder(chosen.language) });
    return show(chosen);
  };
  watchSettings((settings) => void follow(settings));
  const reading = readSettings();
  const remembered = recallLook();
  if (remembered) void show(remembered);
  await follow(await reading);
}
