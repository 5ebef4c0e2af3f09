import { browser } from "wxt/browser";
import { wordsPath } from "@/utils/core/words-path";
import { plainText } from "./plain-text";

type Messages = Readonly<Record<string, { readonly message: string }>>;

/** The folder of the language that is not shown. */
function otherFolder(): string {
  return plainText("ui_locale").startsWith("zh") ? "en" : "zh_CN";
}

/**
 * The interface's words in the language that is not shown, by key, from the
 * package's own file; nothing where it cannot be read.
 *
 * @param read `fetch`
 */
export async function readOtherWords(
  read: (address: string) => Promise<Response>,
): Promise<Readonly<Record<string, string>>> {
  try {
    const file = await read(browser.runtime.getURL(wordsPath(otherFolder()) as never));
    const messages = (await file.json()) as Messages;
    return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
  } catch {
    return {};
  }
}
