import { type AppError, appError } from "@/utils/core/app-error";
import type { Edit, EditResult } from "@/utils/core/edit/edit";
import { addUsage, type Usage } from "@/utils/core/edit/usage";

/** What the answers to an edit have come to. */
export interface Gathered {
  readonly results: readonly EditResult[];
  readonly lostItems: readonly AppError[];
  readonly requestId?: string;
  readonly usage?: Usage;
}

/** What the number of an edit's requests follows from. */
type Asked = Pick<Edit, "options" | "perRequest">;

/** How many requests an edit may make in all. Each is paid; none is ever made twice. */
export function requestsOf({ options, perRequest }: Asked): number {
  return perRequest === undefined ? 1 : Math.max(1, Math.ceil(options.count / perRequest));
}

/** How many pictures one of an edit's requests asks for. @param number from 1 on */
export function countOfRequest({ options, perRequest }: Asked, number: number): number {
  if (perRequest === undefined) return options.count;
  return Math.max(1, Math.min(perRequest, options.count - (number - 1) * perRequest));
}

/** How many requests of an edit have not been sent. */
export function requestsLeft(edit: Asked & Pick<Edit, "requestsSent">): number {
  return edit.perRequest === undefined ? 0 : requestsOf(edit) - (edit.requestsSent ?? 0);
}

/** A server may give more than one request asked for; so many of them are kept. */
const MOST_BEYOND = 90;

/**
 * The place of a result among those of all requests: the same whenever its answer is
 * read, whatever has become of the others. `undefined` where there are too many.
 *
 * @param number of the request, from 1 on
 * @param index of the item in its answer, from 0 on
 */
function indexInEdit(edit: Asked, number: number, index: number): number | undefined {
  const { perRequest } = edit;
  if (perRequest === undefined) return index;
  if (index < perRequest) return (number - 1) * perRequest + index;
  const beyond = index - perRequest;
  if (beyond >= MOST_BEYOND) return undefined;
  return requestsOf(edit) * perRequest + (number - 1) * MOST_BEYOND + beyond;
}

/** So many reasons are kept of one edit. */
const MOST_LOST = 16;

/**
 * What the answers of an edit have come to with one more. Results that were there
 * stay, unless the same answer is read again.
 *
 * @param number of the request that was answered, from 1 on
 */
export function gather(
  edit: Asked,
  before: Gathered,
  { results, lostItems, requestId, usage }: Gathered,
  number: number,
): Gathered {
  const own = results.flatMap((result) => {
    const index = indexInEdit(edit, number, result.index);
    return index === undefined ? [] : [{ ...result, index }];
  });
  const known = new Set(own.map(({ index }) => index));
  const kept = before.results.filter(({ index }) => !known.has(index));
  const ids = [before.requestId, requestId].filter((id) => id !== undefined);
  const used = addUsage(before.usage, usage);
  return {
    results: [...kept, ...own].toSorted((a, b) => a.index - b.index),
    lostItems: [...before.lostItems, ...lostItems].slice(0, MOST_LOST),
    ...(ids.length > 0 ? { requestId: ids.join(", ").slice(0, 1000) } : {}),
    ...(used ? { usage: used } : {}),
  };
}

export const NOTHING_GATHERED: Gathered = { results: [], lostItems: [] };

/** What a record says of the answers that were read. */
export function gatheredIn({
  results,
  lostItems = [],
  requestId,
  usage,
}: Pick<Edit, "results" | "lostItems" | "requestId" | "usage">): Gathered {
  return {
    results,
    lostItems,
    ...(requestId ? { requestId } : {}),
    ...(usage ? { usage } : {}),
  };
}

/** The same of an edit that sends nothing more: what it has not sent cost nothing. */
export function withUnsent(edit: Asked & Pick<Edit, "requestsSent">, gathered: Gathered): Gathered {
  if (requestsLeft(edit) < 1) return gathered;
  return { ...gathered, lostItems: [...gathered.lostItems, appError("not_sent")] };
}
