import { type HistoryEntry, picturesOf } from "@/utils/core/history/entry";
import { stateChoiceOf } from "@/utils/core/history/filter";
import { isSpare, OWN_FILES, sumOwn } from "@/utils/core/history/own-files";
import type { Picture } from "@/utils/core/picture/picture";

/** Stored bytes by kind. */
export interface Usage {
  readonly pictures: number;
  readonly results: number;
  /** Sent files and raw answers. */
  readonly requests: number;
  /** Stitched results and thumbnails: made again when needed. */
  readonly derived: number;
}

type StoredPicture = Pick<Picture, "id" | "byteLength">;

/** All stored bytes. */
export function totalOf({ pictures, results, requests, derived }: Usage): number {
  return pictures + results + requests + derived;
}

/** Stored bytes by kind; shared files count once. */
export function usageOf(
  entries: readonly HistoryEntry[],
  pictures: readonly StoredPicture[],
): Usage {
  const results = new Map<string, number>();
  for (const entry of entries) {
    for (const { blobId, byteLength } of entry.results) results.set(blobId, byteLength);
  }
  const own = (bytesOf: (entry: HistoryEntry) => number) =>
    entries.reduce((sum, entry) => sum + bytesOf(entry), 0);
  return {
    pictures: pictures.reduce((sum, { byteLength }) => sum + byteLength, 0),
    results: [...results.values()].reduce((sum, size) => sum + size, 0),
    requests: own(({ bytes }) => sumOwn(bytes, (file) => OWN_FILES[file].usage === "requests")),
    derived: own(({ bytes }) => sumOwn(bytes, (file) => OWN_FILES[file].usage === "derived")),
  };
}

/** Edits that were removed to make room, until the person was told. */
export interface Evicted {
  readonly count: number;
  readonly bytes: number;
}

/** How much the history may take. */
export interface Budget {
  /** Bytes. */
  readonly limit: number;
  /** Whether the person chose it. */
  readonly isChosen: boolean;
}

export interface RoomPlan {
  /** Edits whose derived files and parsed answers are removed; nothing is lost. */
  readonly lightened: readonly string[];
  /** Edits that are removed. */
  readonly removed: readonly string[];
  /** Bytes in all. */
  readonly freed: number;
}

export interface RoomRequest {
  readonly entries: readonly HistoryEntry[];
  readonly pictures: readonly StoredPicture[];
  /** Bytes that may stay. */
  readonly budget: number;
  /** Ids of open edits and pictures, which stay. */
  readonly openIds: ReadonlySet<string>;
  /** Remove only derived files. */
  readonly isLossless?: boolean;
}

/**
 * What to delete to get under the budget, oldest first: derived files and
 * answers that were read, then whole edits, but never one that is starred,
 * running or open.
 */
export function planRoom(request: RoomRequest): RoomPlan {
  const { entries, pictures, budget, openIds, isLossless = false } = request;
  const over = totalOf(usageOf(entries, pictures)) - budget;
  const held = unitsOf(
    entries.filter((entry) => stateChoiceOf(entry) === "running" || openIds.has(entry.id)),
  );
  const starred = unitsOf(entries.filter(({ isStarred }) => isStarred));
  const movable = entries
    .filter((entry) => !held.has(unitOf(entry)))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const lightened: string[] = [];
  const removed: string[] = [];
  let freed = 0;
  for (const entry of movable) {
    if (freed >= over) break;
    const spare = spareBytes(entry);
    if (spare === 0) continue;
    lightened.push(entry.id);
    freed += spare;
  }
  if (isLossless) return { lightened, removed, freed };
  const owners = countOwners(entries, pictures);
  const isLight = new Set(lightened);
  const going = new Set<string>();
  for (const entry of movable) {
    // A group is removed as a whole.
    if (freed >= over && !going.has(unitOf(entry))) continue;
    if (starred.has(unitOf(entry))) continue;
    going.add(unitOf(entry));
    removed.push(entry.id);
    freed += sumOwn(entry.bytes) - (isLight.has(entry.id) ? spareBytes(entry) : 0);
    freed += owners.release(entry, openIds);
  }
  const gone = new Set(removed);
  return { lightened: lightened.filter((id) => !gone.has(id)), removed, freed };
}

/** What is deleted together: an edit, or all that were sent together. */
function unitOf({ id, groupId }: HistoryEntry): string {
  return groupId ?? id;
}

function unitsOf(entries: readonly HistoryEntry[]): ReadonlySet<string> {
  return new Set(entries.map(unitOf));
}

/** The bytes that can be freed without a loss: derived files, and the raw answer of a finished edit. */
export function spareBytes({ state, bytes }: HistoryEntry): number {
  return sumOwn(bytes, (file) => isSpare(file, state));
}

/** Reference counts of shared files: their bytes are freed with the last owner. */
function countOwners(entries: readonly HistoryEntry[], pictures: readonly StoredPicture[]) {
  const counts = new Map<string, number>();
  const sizes = new Map(pictures.map(({ id, byteLength }) => [id, byteLength]));
  for (const entry of entries) {
    for (const { blobId, byteLength } of entry.results) sizes.set(blobId, byteLength);
    for (const id of sharedBy(entry)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return {
    release(entry: HistoryEntry, kept: ReadonlySet<string>): number {
      let freed = 0;
      for (const id of sharedBy(entry)) {
        const left = (counts.get(id) ?? 0) - 1;
        counts.set(id, left);
        if (left === 0 && !kept.has(id)) freed += sizes.get(id) ?? 0;
      }
      return freed;
    },
  };
}

function sharedBy(entry: HistoryEntry): Set<string> {
  return new Set([...picturesOf(entry), ...entry.results.map(({ blobId }) => blobId)]);
}

const GB = 1_000_000_000;

/** The default budget, bytes: 2 GB, or a fifth of the browser's quota if that is less. */
export function defaultBudget(quota: number | undefined): number {
  return Math.min(2 * GB, quota === undefined ? 2 * GB : quota / 5);
}
