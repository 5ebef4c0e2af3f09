import * as v from "valibot";
import { CHARGE_BY_CODE } from "@/utils/core/app-error";
import { byteLength, count, moment, text } from "@/utils/core/history/bounds";
import type { HistoryEntry } from "@/utils/core/history/entry";

const id = text(1000);

const entrySchema = v.looseObject({
  version: v.number(),
  id: v.pipe(id, v.minLength(1)),
  createdAt: moment,
  state: v.picklist([
    "queued",
    "sending",
    "receiving",
    "done",
    "failed",
    "cancelled",
    "interrupted",
  ]),
  pictureId: id,
  parentId: v.optional(id),
  groupId: v.optional(id),
  references: v.optional(v.array(id)),
  prompt: v.string(),
  host: v.string(),
  model: v.string(),
  count: count(1000),
  pageTitle: v.optional(v.string()),
  site: v.optional(v.string()),
  sentAt: v.optional(moment),
  endedAt: v.optional(moment),
  // A code of a later version is as good as none here.
  errorCode: v.optional(v.string()),
  results: v.array(v.looseObject({ blobId: id, byteLength })),
  isStarred: v.boolean(),
  deletedAt: v.optional(moment),
  bytes: v.looseObject({
    sent: byteLength,
    answer: byteLength,
    placed: byteLength,
    thumbs: byteLength,
  }),
});

/**
 * A stored entry of the history, `undefined` where it is damaged. Entries are
 * derived: a damaged one is made again from its edit.
 */
export function readEntryRecord(raw: unknown): HistoryEntry | undefined {
  const parsed = v.safeParse(entrySchema, raw);
  if (!parsed.success) return undefined;
  const { errorCode, ...entry } = parsed.output;
  const isKnown = errorCode !== undefined && Object.hasOwn(CHARGE_BY_CODE, errorCode);
  return (isKnown || errorCode === undefined ? raw : entry) as HistoryEntry;
}
