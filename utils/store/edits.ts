import { get } from "idb-keyval";
import { appError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { advance, type EditEvent, isRunning } from "@/utils/core/edit/edit-life";
import { entryOf, type HistoryEntry } from "@/utils/core/history/entry";
import { mapOwnFiles, type OwnBytes } from "@/utils/core/history/own-files";
import { readEditRecord } from "@/utils/core/history/record";
import type { Picture } from "@/utils/core/picture/picture";
import { err, ok, type Result } from "@/utils/core/result";
import { readBlob } from "@/utils/store/blobs";
import {
  attempt,
  database,
  keyOf,
  prefixRange,
  read,
  settled,
  write,
} from "@/utils/store/database";
import { entryIn } from "@/utils/store/entries";
import { measureOwn } from "@/utils/store/records";

/** The files that are sent, stored so that an edit can be sent again. */
export interface SentFiles {
  readonly image: Blob;
  readonly mask?: Blob;
  /** Reference pictures, as sent. */
  readonly references?: readonly Blob[];
}

/** Writes an edit's record and what is derived from it: its entry and the *running* mark. */
export async function putEdit(
  store: IDBObjectStore,
  edit: Edit,
  before?: Pick<HistoryEntry, "bytes" | "deletedAt">,
): Promise<void> {
  const picture = await settled<Picture | undefined>(store.get(keyOf.picture(edit.pictureId)));
  store.put(edit, keyOf.edit(edit.id));
  store.put(entryOf(edit, picture, before), keyOf.entry(edit.id));
  if (isRunning(edit)) store.put(true, keyOf.running(edit.id));
  else store.delete(keyOf.running(edit.id));
}

/**
 * A stored edit.
 *
 * @errors `file_missing`: there is no such edit; `record_unreadable`
 */
export async function readEdit(editId: string): Promise<Result<Edit>> {
  const found = await attempt(() => get<unknown>(keyOf.edit(editId), database));
  if (!found.ok) return found;
  if (found.value === undefined) return err(appError("file_missing", { detail: editId }));
  return readEditRecord(found.value);
}

/**
 * The files that were sent.
 *
 * @errors `file_missing`
 */
export async function readSentFiles(editId: string): Promise<Result<SentFiles>> {
  const found = await attempt(() => get<SentFiles>(keyOf.sent(editId), database));
  if (!found.ok) return found;
  return found.value ? ok(found.value) : err(appError("file_missing", { detail: editId }));
}

/**
 * Applies an event to a stored edit and stores its files, in one transaction:
 * two callers cannot both claim an edit.
 *
 * @returns the new edit, or `undefined` where the event is not allowed in the
 * stored state
 */
export function transition(
  editId: string,
  event: EditEvent,
  files: readonly (readonly [key: string, value: Blob])[] = [],
): Promise<Result<Edit | undefined>> {
  return changeEdit(editId, (edit, store) => {
    const next = advance(edit, event);
    if (next) for (const [key, value] of files) store.put(value, key);
    if (next && isNews(event)) store.put(event.at, keyOf.unseen(editId));
    return next;
  });
}

/** An end that a person waits for. Whoever cancels knows. */
function isNews(event: EditEvent): event is EditEvent & { readonly at: number } {
  return event.kind === "finished" || event.kind === "failed" || event.kind === "orphaned";
}

/** Stars or unstars edits. */
export async function starEdits(
  editIds: readonly string[],
  isStarred: boolean,
): Promise<Result<void>> {
  for (const editId of editIds) {
    const changed = await changeEdit(editId, (edit) => ({ ...edit, isStarred }));
    if (!changed.ok) return changed;
  }
  return ok(undefined);
}

type EditChange = (edit: Edit, store: IDBObjectStore) => Edit | undefined;

/** Reads, changes and writes a record under one lock. `change` returns `undefined` for no change. */
function changeEdit(editId: string, change: EditChange): Promise<Result<Edit | undefined>> {
  return write((store) => changeIn(store, editId, change));
}

/** The same within a transaction. */
export async function changeIn(
  store: IDBObjectStore,
  editId: string,
  change: EditChange,
): Promise<Edit | undefined> {
  const raw = await settled<unknown>(store.get(keyOf.edit(editId)));
  const edit = raw === undefined ? undefined : readEditRecord(raw);
  const next = edit?.ok ? change(edit.value, store) : undefined;
  if (!next) return undefined;
  const before = await entryIn(store, editId);
  await putEdit(store, next, before);
  return next;
}

/** Edits whose request may be under way: after a browser start, the interrupted ones. */
export async function listRunningEdits(): Promise<Result<Edit[]>> {
  const keys = await read((store) => settled(store.getAllKeys(prefixRange(keyOf.running("")))));
  if (!keys.ok) return keys;
  const edits: Edit[] = [];
  for (const key of keys.value) {
    const edit = await readEdit(String(key).slice(keyOf.running("").length));
    if (edit.ok && isRunning(edit.value)) edits.push(edit.value);
  }
  return ok(edits);
}

/** A stored raw answer: its body, and what is known about it. */
export interface StoredAnswer<About = unknown> {
  readonly about: About;
  readonly body: Blob;
}

/** Where the answer to one of an edit's requests is stored, which are counted from 1. */
function answerKey(editId: string, number: number): string {
  return number === 1 ? keyOf.answer(editId) : keyOf.more(editId, number);
}

/** Stores the raw answer before it is parsed. `number`: of the request, from 1 on. */
export function saveAnswer(
  editId: string,
  answer: StoredAnswer,
  number = 1,
): Promise<Result<void>> {
  return write((store) =>
    putOwn(store, editId, { answer: answer.body.size }, answerKey(editId, number), answer),
  );
}

/**
 * The stored raw answer to a request, which are counted from 1. `About` is what the caller stored.
 *
 * @errors `file_missing`
 */
export async function readStoredAnswer<About>(
  editId: string,
  number = 1,
): Promise<Result<StoredAnswer<About>>> {
  const found = await attempt(() => get<StoredAnswer<About>>(answerKey(editId, number), database));
  if (!found.ok) return found;
  return found.value ? ok(found.value) : err(appError("file_missing", { detail: editId }));
}

/** Whether there is a raw answer to any of an edit's requests, without touching it. */
export async function hasAnswer(editId: string): Promise<boolean> {
  const further = prefixRange(`more:${editId}:`);
  const keys = await read((store) =>
    Promise.all([settled(store.getKey(keyOf.answer(editId))), settled(store.getKey(further))]),
  );
  return keys.ok && keys.value.some((key) => key !== undefined);
}

/**
 * A result's bytes.
 *
 * @param editId the edit it belongs to: with it, the error says whether the answer is still there
 * @errors `file_missing`; `result_file_missing`: it can be made again of the answer, at no cost
 */
export async function readResult(blobId: string, editId?: string): Promise<Result<Blob>> {
  const found = await readBlob(keyOf.result(blobId));
  if (found.ok || found.error.code !== "file_missing" || !editId) return found;
  const charge = "likely";
  return (await hasAnswer(editId))
    ? err(appError("result_file_missing", { detail: blobId }))
    : err({ ...found.error, charge });
}

/**
 * An edit's thumbnail of its picture or of its first result.
 *
 * @errors `file_missing`: it was not made yet
 */
export function readThumb(editId: string, of: "source" | "result"): Promise<Result<Blob>> {
  return readBlob(keyOf.thumb(editId, of));
}

/** Stores a thumbnail. Nothing is stored where the edit was deleted meanwhile. */
export function saveThumb(
  editId: string,
  of: "source" | "result",
  thumb: Blob,
): Promise<Result<void>> {
  return write((store) =>
    putOwn(store, editId, { thumbs: thumb.size }, keyOf.thumb(editId, of), thumb),
  );
}

/**
 * Stores a file of an edit and adds its size to the entry. Nothing is stored
 * where the edit was deleted meanwhile: the file would never be removed.
 */
export async function putOwn(
  store: IDBObjectStore,
  editId: string,
  added: Partial<OwnBytes>,
  key: string,
  value: unknown,
): Promise<void> {
  const entry = await entryIn(store, editId);
  const isThere = entry ?? (await settled(store.getKey(keyOf.edit(editId))));
  if (!isThere) return;
  const isNew = (await settled(store.getKey(key))) === undefined;
  store.put(value, key);
  // A damaged entry is made again later, with the sizes of all files.
  if (!entry) return;
  const bytes = isNew
    ? mapOwnFiles((file) => entry.bytes[file] + (added[file] ?? 0))
    : await measureOwn(store, editId);
  store.put({ ...entry, bytes } satisfies HistoryEntry, keyOf.entry(editId));
}
