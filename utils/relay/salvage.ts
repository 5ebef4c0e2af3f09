import { parseJson } from "@/utils/relay/json";
import { MAX_ITEMS } from "@/utils/relay/limits";

const PICTURE_KEY = /"(b64_json|url|data)"\s{0,64}:\s{0,64}"/g;

/** Where a string literal ends whose content begins at `start`; -1 where it is cut off. */
function closingQuote(text: string, start: number): number {
  for (let end = text.indexOf('"', start); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === "\\") backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return -1;
}

/**
 * Picks whole pictures out of JSON that broke off or is broken: they have been
 * paid for. Gives items as an answer's `data` would hold them.
 */
export function salvageItems(text: string): readonly Readonly<Record<string, string>>[] {
  const items: Record<string, string>[] = [];
  for (const match of text.matchAll(PICTURE_KEY)) {
    const start = match.index + match[0].length;
    const end = closingQuote(text, start);
    if (end < 0 || items.length === MAX_ITEMS) break;
    const value = parseJson(text.slice(start - 1, end + 1));
    const name = match[1];
    if (typeof value === "string" && value !== "" && name) items.push({ [name]: value });
  }
  return items;
}
