import type { HistoryEntry } from "@/utils/core/history/entry";

/** Each prompt once, the latest first; white space is ignored in comparisons. */
export function recentPrompts(
  entries: readonly Pick<HistoryEntry, "prompt">[],
  most: number,
): readonly string[] {
  const seen = new Map<string, string>();
  for (const { prompt } of entries) {
    const text = prompt.trim();
    const sameness = text.replace(/\s+/g, " ");
    if (sameness !== "" && !seen.has(sameness)) seen.set(sameness, text);
    if (seen.size === most) break;
  }
  return [...seen.values()];
}
