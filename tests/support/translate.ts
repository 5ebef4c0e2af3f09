import english from "../../public/_locales/en/messages.json" with { type: "json" };
import chinese from "../../public/_locales/zh_CN/messages.json" with { type: "json" };

export type TestLocale = "en" | "zh_CN";

type Params = readonly (string | number)[] | Readonly<Record<string, string | number>>;

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

const CATALOGUES: Record<TestLocale, Readonly<Record<string, Message | undefined>>> = {
  en: english,
  zh_CN: chinese,
};

/** What a browser's `getMessage` answers, from the locale files themselves. */
export function translateFor(locale: TestLocale): (key: string, params?: Params) => string {
  return (key, params = []) => {
    const found = CATALOGUES[locale][key];
    if (!found) return "";
    return found.message.replace(/\$(\w+)\$/g, (_whole, token: string) => {
      const name = token.toLowerCase();
      const position = Number(found.placeholders?.[name]?.content.slice(1)) - 1;
      const value = Array.isArray(params) ? params[position] : Object(params)[name];
      return String(value ?? "");
    });
  };
}
