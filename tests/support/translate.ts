import { wordsOf } from "@/utils/platform/i18n";
import english from "../../public/_locales/en/messages.json" with { type: "json" };
import chinese from "../../public/_locales/zh_CN/messages.json" with { type: "json" };

export type TestLocale = "en" | "zh_CN";

const WORDS = { en: wordsOf(english), zh_CN: wordsOf(chinese) };

/** What the pages say, from the files they read. */
export function translateFor(locale: TestLocale) {
  return WORDS[locale].translate;
}
