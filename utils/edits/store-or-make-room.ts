import type { ErrorCode } from "@/utils/core/app-error";
import type { EditEvent } from "@/utils/core/edit/edit-life";
import type { UnstoredResults } from "@/utils/core/edit/unstored";
import type { Result } from "@/utils/core/result";
import { freeRoom } from "@/utils/store/room";

/** How long a person may take to make room, or to save by hand what is shown. */
const HELD_MS = 3600 * 1000;

/** What was paid for and did not fit on the disk. */
export interface Unstored {
  readonly event: EditEvent & { readonly kind: "finished" };
  readonly files: readonly (readonly [key: string, value: Blob])[];
}

interface Held extends Unstored {
  readonly released: Promise<void>;
  readonly release: () => void;
}

/** In memory: the disk is what had no room for it. */
const unstored = new Map<string, Held>();

/** Keeps results in memory that the disk had no room for. */
export function holdUnstored(editId: string, kept: Unstored): void {
  // Who waits for an earlier one waits on: the background lives by that.
  const { released, release } = unstored.get(editId) ?? newHold();
  unstored.set(editId, { ...kept, released, release });
}

function newHold(): Pick<Held, "released" | "release"> {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { released: promise, release: resolve };
}

/** Everything that is held, to be shown to a panel that opened later. */
export function allUnstored(): readonly UnstoredResults[] {
  return Array.from(unstored, ([editId, kept]) => toOffer(editId, kept));
}

/** Unstored results as they are announced to panels. */
export function toOffer(editId: string, { event, files }: Unstored): UnstoredResults {
  return { editId, results: event.results, files: files.map(([, file]) => file) };
}

/** What is held of an edit, if anything. */
export function unstoredOf(editId: string): Unstored | undefined {
  return unstored.get(editId);
}

/** Lets go of what is held of an edit. */
export function dropUnstored(editId: string): void {
  unstored.get(editId)?.release();
  unstored.delete(editId);
}

/** Until nothing of this edit is held any more: as long as that, the background must live. */
export async function untilReleased(
  editId: string,
  sleep: (ms: number) => Promise<void>,
): Promise<void> {
  const held = unstored.get(editId);
  if (!held) return;
  await Promise.race([held.released, sleep(HELD_MS)]);
}

/** Whatever a browser says when it cannot write: making room helps or does no harm. */
const NO_ROOM: readonly ErrorCode[] = ["storage_full", "storage_failed", "storage_unopenable"];

/** The disk is given some more than is asked for: a store needs room of its own to write. */
const AIR_BYTES = 4_000_000;

/**
 * Tries to store something, and where the disk is full once more, after what can
 * be made again has given way. Nothing a person would miss is removed here.
 */
export async function storeMakingRoom<T>(
  bytes: number,
  store: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const first = await store();
  if (first.ok || !NO_ROOM.includes(first.error.code)) return first;
  await freeRoom(bytes + AIR_BYTES, { isLossless: true });
  return store();
}
