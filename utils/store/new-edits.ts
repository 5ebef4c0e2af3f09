import type { Edit, EditPart } from "@/utils/core/edit/edit";
import { NO_BYTES, type OwnBytes } from "@/utils/core/history/own-files";
import type { Result } from "@/utils/core/result";
import { keyOf, write } from "@/utils/store/database";
import { changeIn, putEdit, type SentFiles } from "@/utils/store/edits";

/** An edit with what is stored beside it. */
export interface NewEdit {
  readonly edit: Edit;
  readonly files: SentFiles;
  readonly thumb: Blob | undefined;
}

/** Stores a new edit with all its files. It is `queued` from then on. */
export function saveNewEdit(
  edit: Edit,
  files: SentFiles,
  thumb: Blob | undefined,
): Promise<Result<void>> {
  return saveNewEdits([{ edit, files, thumb }]);
}

/**
 * Stores new edits with all their files in one transaction: what was stored of a
 * press that has failed would wait in the queue, and be paid for beside what the
 * next press asks for.
 *
 * @param parts which other edits some that are stored belong with from then on
 */
export function saveNewEdits(
  made: readonly NewEdit[],
  parts: ReadonlyMap<string, EditPart> = new Map(),
): Promise<Result<void>> {
  return write(async (store) => {
    for (const one of made) await putNew(store, one);
    for (const [editId, part] of parts)
      await changeIn(store, editId, (edit) => ({ ...edit, part }));
  });
}

async function putNew(store: IDBObjectStore, { edit, files, thumb }: NewEdit): Promise<void> {
  const bytes: OwnBytes = {
    ...NO_BYTES,
    sent: sizeOfSent(files),
    thumbs: thumb?.size ?? 0,
  };
  await putEdit(store, edit, { bytes });
  store.put(files, keyOf.sent(edit.id));
  if (thumb) store.put(thumb, keyOf.thumb(edit.id, "source"));
}

/** Size of all sent files, bytes. */
export function sizeOfSent({ image, mask, references = [] }: SentFiles): number {
  return references.reduce((sum, { size }) => sum + size, image.size + (mask?.size ?? 0));
}
