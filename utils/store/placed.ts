import type { Result } from "@/utils/core/result";
import { readBlob } from "@/utils/store/blobs";
import { keyOf, write } from "@/utils/store/database";
import { putOwn } from "@/utils/store/edits";

/** The stitched picture of a result. Derived, so it may be thrown away at any time. */
export function readPlaced(editId: string, index: number): Promise<Result<Blob>> {
  return readBlob(keyOf.placed(editId, index));
}

export function savePlaced(editId: string, index: number, picture: Blob): Promise<Result<void>> {
  return write((store) =>
    putOwn(store, editId, { placed: picture.size }, keyOf.placed(editId, index), picture),
  );
}
