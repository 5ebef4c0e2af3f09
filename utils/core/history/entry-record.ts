import { ERRORS } from "@/utils/core/app-error";
import { EDIT_STATES } from "@/utils/core/edit/edit";
import { MAX_MOMENT } from "@/utils/core/history/bounds";
import type { HistoryEntry } from "@/utils/core/history/entry";
import { mapOwnFiles, OWN_FILE_NAMES, type OwnBytes } from "@/utils/core/history/own-files";

/*
 * Written by hand: ten thousand entries are read at once, and a schema took
 * 26 µs for each, which is 26 ms for one page of the list; this takes 1 µs.
 */

type Fields = Readonly<Record<string, unknown>>;

const STATES: ReadonlySet<unknown> = new Set(Object.keys(EDIT_STATES));

/**
 * A stored entry of the history, `undefined` where it is damaged. Entries are
 * derived: a damaged one is made again from its edit.
 */
export function readEntryRecord(raw: unknown): HistoryEntry | undefined {
  if (!isObject(raw) || !hasTexts(raw) || !hasNumbers(raw) || !hasFiles(raw)) return undefined;
  const { errorCode, ...entry } = raw;
  // A code of a later version has no sentence here.
  const isKnown = typeof errorCode === "string" && Object.hasOwn(ERRORS, errorCode);
  const read = (isKnown || errorCode === undefined ? raw : entry) as unknown as HistoryEntry;
  const isMeasured = OWN_FILE_NAMES.every((file) => isSize(read.bytes[file]));
  return isMeasured ? read : { ...read, bytes: sizesOf(read) };
}

/** An unknown size is no reason to lose an entry from the list: it counts as 0. */
function sizesOf({ bytes }: HistoryEntry): OwnBytes {
  return mapOwnFiles((file) => (isSize(bytes[file]) ? bytes[file] : 0));
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === "string";
}

function isMoment(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= MAX_MOMENT;
}

function isMomentOrAbsent(value: unknown): boolean {
  return value === undefined || isMoment(value);
}

function isSize(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && Number.isFinite(value);
}

function hasTexts(entry: Fields): boolean {
  const { id, state, pictureId, parentId, groupId, prompt, host, model, pageTitle, site } = entry;
  return (
    [id, pictureId, prompt, host, model].every(isText) &&
    [parentId, groupId, pageTitle, site].every(isTextOrAbsent) &&
    id !== "" &&
    STATES.has(state)
  );
}

function hasNumbers(entry: Fields): boolean {
  const { version, createdAt, sentAt, endedAt, deletedAt, count, isStarred } = entry;
  return (
    isMoment(createdAt) &&
    [sentAt, endedAt, deletedAt].every(isMomentOrAbsent) &&
    isSize(version) &&
    isSize(count) &&
    typeof isStarred === "boolean"
  );
}

function hasFiles({ references = [], results, bytes }: Fields): boolean {
  return (
    Array.isArray(references) &&
    references.every(isText) &&
    Array.isArray(results) &&
    results.every((one) => isObject(one) && isText(one["blobId"]) && isSize(one["byteLength"])) &&
    isObject(bytes)
  );
}
