import { get, setMany } from "idb-keyval";
import { appError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit";
import { advance, type EditEvent, isRunning } from "@/utils/core/edit-life";
import { err, ok, type Result } from "@/utils/core/result";
import { readBlob } from "@/utils/store/blobs";
import { attempt, committed, database, keyOf, prefixRange, settled } from "@/utils/store/database";

/** What goes to the server, kept so that an edit can be looked into and sent again. */
export interface SentFiles {
  readonly image: Blob;
  readonly mask?: Blob;
}

/** Stores a new edit with all its files in one transaction. It is `queued` from then on. */
export function saveNewEdit(
  edit: Edit,
  files: SentFiles,
  thumb: Blob | undefined,
): Promise<Result<void>> {
  const entries: [string, unknown][] = [
    [keyOf.sent(edit.id), files],
    [keyOf.edit(edit.id), edit],
  ];
  if (thumb) entries.push([keyOf.thumb(edit.id, "source"), thumb]);
  return attempt(() => setMany(entries, database));
}

export async function readEdit(editId: string): Promise<Result<Edit>> {
  const read = await attempt(() => get<Edit>(keyOf.edit(editId), database));
  if (!read.ok) return read;
  return read.value ? ok(read.value) : err(appError("file_missing", { detail: editId }));
}

export async function readSentFiles(editId: string): Promise<Result<SentFiles>> {
  const read = await attempt(() => get<SentFiles>(keyOf.sent(editId), database));
  if (!read.ok) return read;
  return read.value ? ok(read.value) : err(appError("file_missing", { detail: editId }));
}

/** All edits, newest first. Reads the small records only. */
export function listEdits(): Promise<Result<Edit[]>> {
  return attempt(async () => {
    const edits = await database("readonly", (store) =>
      settled<Edit[]>(store.getAll(prefixRange(keyOf.edit("")))),
    );
    return edits.reverse();
  });
}

/**
 * Applies an event to a stored edit, together with files that belong to it, in
 * one transaction: the state is read and written under the same lock, so two
 * callers cannot both claim one edit. The answer is the new edit, or
 * `undefined` where the event may not happen in the state found.
 */
export function transition(
  editId: string,
  event: EditEvent,
  files: readonly (readonly [key: string, value: Blob])[] = [],
): Promise<Result<Edit | undefined>> {
  return attempt(() =>
    database("readwrite", async (store) => {
      const edit = await settled<Edit | undefined>(store.get(keyOf.edit(editId)));
      const next = edit && advance(edit, event);
      if (next) {
        for (const [key, value] of files) store.put(value, key);
        store.put(next, keyOf.edit(editId));
      }
      await committed(store.transaction);
      return next;
    }),
  );
}

/** Edits whose request may be under way: after a start of the browser, those that were cut off. */
export async function listRunningEdits(): Promise<Result<Edit[]>> {
  const all = await listEdits();
  return all.ok ? ok(all.value.filter(isRunning)) : all;
}

/** A server's raw answer as it is kept: the body as a file, and what is known about it. */
export interface StoredAnswer<About = unknown> {
  readonly about: About;
  readonly body: Blob;
}

/** Keeps the raw answer, before anything is made of it. */
export function saveAnswer(editId: string, answer: StoredAnswer): Promise<Result<void>> {
  return attempt(() => setMany([[keyOf.answer(editId), answer]], database));
}

/** `About` is what was stored: the caller wrote it and knows its shape. */
export async function readAnswer<About>(editId: string): Promise<Result<StoredAnswer<About>>> {
  const read = await attempt(() => get<StoredAnswer<About>>(keyOf.answer(editId), database));
  if (!read.ok) return read;
  return read.value ? ok(read.value) : err(appError("file_missing", { detail: editId }));
}

export function readResult(blobId: string): Promise<Result<Blob>> {
  return readBlob(keyOf.result(blobId));
}

export function readThumb(editId: string, of: "source" | "result"): Promise<Result<Blob>> {
  return readBlob(keyOf.thumb(editId, of));
}

export function saveThumb(
  editId: string,
  of: "source" | "result",
  thumb: Blob,
): Promise<Result<void>> {
  return attempt(() => setMany([[keyOf.thumb(editId, of), thumb]], database));
}
