import * as v from "valibot";
import { appError } from "@/utils/core/app-error";
import { DIALECT_IDS } from "@/utils/core/dialect";
import { EDIT_SCHEMA, EDIT_STATES, type Edit } from "@/utils/core/edit/edit";
import { byteLength, count, moment, rect, sentSize, text } from "@/utils/core/history/bounds";
import { maskSchema } from "@/utils/core/history/mask-record";
import { err, ok, type Result } from "@/utils/core/result";

/**
 * What each version's records lack to be of the next. A frozen example of every
 * version lies in `tests/fixtures/records`: none may ever become unreadable.
 */
const STEPS: Readonly<Record<number, (record: object) => object>> = {
  // 1 → 2: edits can be starred.
  1: (record) => ({ ...record, schema: 2, isStarred: false }),
};

const id = text(1000);

const placedPx = v.pipe(v.number(), v.minValue(0), v.maxValue(1e6));

const placement = v.looseObject({
  choice: v.optional(
    v.looseObject({
      featherPx: v.optional(placedPx),
      growthPx: v.optional(placedPx),
      register: v.optional(v.boolean()),
      matchColour: v.optional(v.boolean()),
    }),
  ),
  report: v.optional(v.looseObject({ featherPx: placedPx })),
});

const erased = v.looseObject({
  risk: v.optional(v.pipe(v.number(), v.minValue(0))),
  isCoarse: v.boolean(),
  sources: v.pipe(v.array(count(1e7)), v.maxLength(1_000_000)),
});

const result = v.looseObject({ index: count(1000), blobId: id, type: text(200), byteLength });

/** Loose: what a later version adds and this one does not know is kept. */
const editSchema = v.looseObject({
  id: v.pipe(id, v.minLength(1)),
  schema: v.literal(EDIT_SCHEMA),
  createdAt: moment,
  state: v.picklist(Object.keys(EDIT_STATES)),
  pictureId: id,
  parentId: v.optional(id),
  mask: maskSchema,
  part: v.optional(
    v.looseObject({
      groupId: id,
      editIds: v.pipe(v.array(id), v.maxLength(1000)),
      others: v.pipe(v.array(rect), v.maxLength(1000)),
    }),
  ),
  window: rect,
  sentSize,
  maskWay: text(100),
  prompt: text(1_000_000),
  references: v.optional(v.pipe(v.array(id), v.maxLength(100))),
  options: v.looseObject({ count: count(100), size: text(100) }),
  perRequest: v.optional(v.pipe(count(10), v.minValue(1))),
  requestsSent: v.optional(count(100)),
  profileId: id,
  profileName: text(1000),
  host: text(1000),
  model: text(10_000),
  sentAt: v.optional(moment),
  answeredAt: v.optional(moment),
  endedAt: v.optional(moment),
  // A dialect of a later version cannot be asked in; the edit stays readable.
  task: v.fallback(
    v.optional(v.looseObject({ id: text(200), dialect: v.picklist(DIALECT_IDS) })),
    undefined,
  ),
  retry: v.optional(v.looseObject({ reason: text(100), at: moment })),
  error: v.optional(v.looseObject({ code: text(100), charge: text(100) })),
  // Derived: a damaged one must not make the edit unreadable.
  erased: v.fallback(v.optional(erased), undefined),
  placements: v.fallback(v.optional(v.record(v.string(), placement)), undefined),
  results: v.pipe(v.array(result), v.maxLength(1000)),
  isStarred: v.boolean(),
});

/**
 * A stored record as an edit of today, whatever version wrote it.
 *
 * @errors `record_unreadable`: damaged, or written by a later version
 */
export function readEditRecord(raw: unknown): Result<Edit> {
  let record = raw;
  for (;;) {
    const step = STEPS[versionOf(record)];
    if (!step) break;
    record = step(record as object);
  }
  const parsed = v.safeParse(editSchema, record);
  // The schema is the type, but for values that only this program writes.
  if (parsed.success) return ok(parsed.output as unknown as Edit);
  const [issue] = parsed.issues;
  return err(appError("record_unreadable", { detail: v.getDotPath(issue) ?? issue.message }));
}

function versionOf(record: unknown): number {
  const version = (record as { schema?: unknown } | null | undefined)?.schema;
  return typeof version === "number" ? version : Number.NaN;
}

/** Every SHA-256 in a value, at any depth: files that a damaged record may need. */
export function hashesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string") {
    if (/^[0-9a-f]{64}$/.test(value)) found.add(value);
  } else if (Array.isArray(value) ? typeof value[0] !== "number" : isPlain(value)) {
    for (const inner of Object.values(value as object)) hashesIn(inner, found);
  }
  return found;
}

function isPlain(value: unknown): boolean {
  return typeof value === "object" && value !== null && !(value instanceof Blob);
}
