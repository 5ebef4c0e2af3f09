import type { Edit } from "@/utils/core/edit/edit";

/** How far back to look: servers change, and the last few runs tell more than the first. */
const SAMPLES = 15;

/**
 * How long this server and model usually take, in ms: the median of the latest
 * finished edits, or `undefined` before there is one. `edits` are newest first.
 */
export function usualDurationMs(
  edits: readonly Pick<Edit, "state" | "host" | "model" | "sentAt" | "endedAt">[],
  host: string,
  model: string,
): number | undefined {
  const durations: number[] = [];
  for (const edit of edits) {
    if (durations.length === SAMPLES) break;
    if (edit.state !== "done" || edit.host !== host || edit.model !== model) continue;
    if (edit.sentAt === undefined || edit.endedAt === undefined) continue;
    durations.push(edit.endedAt - edit.sentAt);
  }
  durations.sort((a, b) => a - b);
  const middle = durations.length >> 1;
  const upper = durations[middle];
  const lower = durations[middle - 1];
  if (upper === undefined) return undefined;
  return durations.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}
