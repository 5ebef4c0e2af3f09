import type { EditEvent } from "@/utils/core/edit-life";
import type { Result } from "@/utils/core/result";
import { freeRoom } from "@/utils/store/room";

/** What was paid for and did not fit on the disk. */
export interface Unstored {
  readonly event: EditEvent & { readonly kind: "finished" };
  readonly files: readonly (readonly [key: string, value: Blob])[];
}

/** Kept while the background lives, so that it can be stored once there is room. */
const unstored = new Map<string, Unstored>();

export function holdUnstored(editId: string, kept: Unstored): void {
  unstored.set(editId, kept);
}

export function unstoredOf(editId: string): Unstored | undefined {
  return unstored.get(editId);
}

export function dropUnstored(editId: string): void {
  unstored.delete(editId);
}

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
  if (first.ok || first.error.code !== "storage_full") return first;
  await freeRoom(bytes + AIR_BYTES, true);
  return store();
}
