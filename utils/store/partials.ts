import type { Result } from "@/utils/core/result";
import { readBlob } from "@/utils/store/blobs";
import { keyOf, write } from "@/utils/store/database";

/** Stores the latest preview of an answer that is still arriving, in place of the one before. */
export function savePartial(editId: string, preview: Blob): Promise<Result<void>> {
  return write(async (store) => {
    store.put(preview, keyOf.partial(editId));
  });
}

/** @errors `file_missing`: there is none, or none any more */
export function readPartial(editId: string): Promise<Result<Blob>> {
  return readBlob(keyOf.partial(editId));
}

/** Removes the preview of an edit. */
export function removePartial(editId: string): Promise<Result<void>> {
  return write(async (store) => {
    store.delete(keyOf.partial(editId));
  });
}
