import { sha256Hex } from "@/utils/core/bytes";
import type { Edit, EditResult } from "@/utils/core/edit/edit";
import { NO_BYTES } from "@/utils/core/history/own-files";
import { ok, type Result } from "@/utils/core/result";
import { rewrap } from "@/utils/store/blobs";
import { attempt, keyOf, write } from "@/utils/store/database";
import { putEdit } from "@/utils/store/edits";

/**
 * Stores an edit that was made on this device with its result, in one transaction: it is `done`
 * from then on, and nothing of it was ever sent.
 *
 * @returns the edit as it is stored, the result named in it
 */
export async function saveMadeEdit(
  made: Omit<Edit, "state" | "results">,
  result: Blob,
  thumb: Blob | undefined,
): Promise<Result<Edit>> {
  const owned = await attempt(async () => {
    const bytes = await rewrap(result);
    return { bytes, blobId: await sha256Hex(await bytes.arrayBuffer()) };
  });
  if (!owned.ok) return owned;
  const { bytes, blobId } = owned.value;
  const { type, size: byteLength } = bytes;
  const results: readonly EditResult[] = [{ index: 0, blobId, type, byteLength }];
  const edit: Edit = { ...made, state: "done", results };
  const saved = await write(async (store) => {
    await putEdit(store, edit, { bytes: { ...NO_BYTES, thumbs: thumb?.size ?? 0 } });
    store.put(bytes, keyOf.result(blobId));
    if (thumb) store.put(thumb, keyOf.thumb(edit.id, "source"));
  });
  return saved.ok ? ok(edit) : saved;
}
