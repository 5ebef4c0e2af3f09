import { loadWords, type ReadFile } from "@/utils/platform/i18n";
import { plainText } from "@/utils/platform/plain-text";
import { readSettings } from "@/utils/store/settings";

/** The sentence of a key, with values by position. */
export type PlainWords = (key: string, values?: string[]) => string;

/**
 * The sentences of the language the person has chosen. Without a choice the
 * browser is asked for each: the whole catalogue would be too much for a worker
 * that starts cold.
 */
export async function readChosenWords(readFile: ReadFile): Promise<PlainWords> {
  const { language } = await readSettings();
  if (language === "browser") return plainText;
  return (await loadWords(language, readFile)).translate;
}
