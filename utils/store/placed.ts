import { set } from "idb-keyval";
import type { Result } from "@/utils/core/result";
import { readBlob } from "@/utils/store/blobs";
import { attempt, database, keyOf } from "@/utils/store/database";

/** The stitched picture of a result. Derived, so it may be thrown away at any time. */
export function readPlaced(editId: string, index: number): Promise<Result<Blob>> {
  return readBlob(keyOf.placed(editId, index));
}

export function savePlaced(editId: string, index: number, picture: Blob): Promise<Result<void>> {
  return attempt(() => set(keyOf.placed(editId, index), picture, database));
}
