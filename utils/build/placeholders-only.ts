import { readFile } from "node:fs/promises";

/**
 * The browser has the sentences. All that pages and background need of them is
 * which placeholder has which position: a seventh of the file.
 */
export const placeholdersOnly = {
  name: "placeholders-only",
  enforce: "pre" as const,
  async load(id: string) {
    if (!id.endsWith("/_locales/en/messages.json")) return undefined;
    const all: Record<string, { placeholders?: object }> = JSON.parse(await readFile(id, "utf8"));
    const kept = Object.entries(all).flatMap(([key, { placeholders }]) =>
      placeholders ? [[key, { placeholders }]] : [],
    );
    return JSON.stringify(Object.fromEntries(kept));
  },
};
