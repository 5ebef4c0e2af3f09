import { type EndState, isEnd } from "@/utils/core/edit/edit";
import type { HistoryEntry } from "@/utils/core/history/entry";

/** The states as the filter offers them. */
export type StateChoice = "all" | "running" | EndState;

export interface HistoryFilter {
  readonly text: string;
  readonly state: StateChoice;
  /** A site's host; the empty string is any. */
  readonly site: string;
  readonly isStarredOnly: boolean;
}

/** Every entry passes. */
export const NO_FILTER: HistoryFilter = { text: "", state: "all", site: "", isStarredOnly: false };

/** Whether a filter can exclude any entry. */
export function isFiltering(filter: HistoryFilter): boolean {
  return (
    filter.text.trim() !== "" ||
    filter.state !== "all" ||
    filter.site !== "" ||
    filter.isStarredOnly
  );
}

/**
 * A test for one entry, made once a keystroke. Every word must occur in the
 * prompt, the page's title, the site, the model or the server, whatever the
 * case, accents and width of the letters.
 */
export function makeFilter(filter: HistoryFilter): (entry: HistoryEntry) => boolean {
  const words = fold(filter.text).split(/\s+/).filter(Boolean);
  return (entry) =>
    (filter.state === "all" || statesOf(entry).includes(filter.state)) &&
    (filter.site === "" || entry.site === filter.site) &&
    (!filter.isStarredOnly || entry.isStarred) &&
    (words.length === 0 || hasWords(entry, words));
}

/** The states of all parts of an edit. */
function statesOf(entry: HistoryEntry & { readonly parts?: readonly HistoryEntry[] }) {
  return (entry.parts ?? [entry]).map(stateChoiceOf);
}

/** An edit's state as the filter groups it: queued, sending and receiving are *running*. */
export function stateChoiceOf({ state }: Pick<HistoryEntry, "state">): StateChoice {
  return isEnd(state) ? state : "running";
}

function hasWords(entry: HistoryEntry, words: readonly string[]): boolean {
  const text = searchText(entry);
  return words.every((word) => text.includes(word));
}

/** Cache of folded texts: a search compares all entries on every keystroke. */
const texts = new WeakMap<HistoryEntry, string>();

function searchText(entry: HistoryEntry): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const { prompt, pageTitle = "", site = "", model, host } = entry;
  const text = fold([prompt, pageTitle, site, model, host].join("\n"));
  texts.set(entry, text);
  return text;
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** All sites of the entries, most frequent first. */
export function sitesOf(entries: readonly HistoryEntry[]): string[] {
  const counts = new Map<string, number>();
  for (const { site } of entries) if (site) counts.set(site, (counts.get(site) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([site]) => site);
}
