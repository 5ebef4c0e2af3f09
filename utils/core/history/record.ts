import * as v from "valibot";
import { appError } from "@/utils/core/app-error";
import { EDIT_SCHEMA, EDIT_STATES, type Edit } from "@/utils/core/edit/edit";
import { err, ok, type Result } from "@/utils/core/result";

/**
 * What each version's records lack to be of the next. A frozen example of every
 * version lies in `tests/fixtures/records`: none may ever become unreadable.
 */
const STEPS: Readonly<Record<number, (record: object) => object>> = {
  // 1 → 2: edits can be starred.
  1: (record) => ({ ...record, schema: 2, isStarred: false }),
};

const number = v.pipe(v.number(), v.finite());
const numbers = v.array(number);
const mode = v.picklist(["add", "erase"]);
const rect = v.looseObject({ x: number, y: number, width: number, height: number });

const operation = v.variant("kind", [
  v.looseObject({ kind: v.literal("stroke"), mode, radius: number, points: numbers }),
  v.looseObject({ kind: v.literal("rectangle"), mode, rect }),
  v.looseObject({ kind: v.literal("polygon"), mode, points: numbers }),
  v.looseObject({ kind: v.literal("spans"), mode, runs: numbers }),
  v.looseObject({ kind: v.literal("grow"), by: number }),
  v.looseObject({ kind: v.picklist(["all", "invert", "clear", "fillHoles"]) }),
]);

const text = v.string();

const placement = v.looseObject({
  choice: v.optional(
    v.looseObject({
      featherPx: v.optional(number),
      growthPx: v.optional(number),
      register: v.optional(v.boolean()),
      matchColour: v.optional(v.boolean()),
    }),
  ),
  report: v.optional(v.looseObject({ featherPx: number })),
});

/** Loose: what a later version adds and this one does not know is kept. */
const editSchema = v.looseObject({
  id: v.pipe(text, v.minLength(1)),
  schema: v.literal(EDIT_SCHEMA),
  createdAt: number,
  state: v.picklist(Object.keys(EDIT_STATES)),
  pictureId: text,
  parentId: v.optional(text),
  mask: v.looseObject({ operations: v.array(operation), position: number }),
  part: v.optional(v.looseObject({ groupId: text, editIds: v.array(text), others: v.array(rect) })),
  window: rect,
  sentSize: v.looseObject({ width: number, height: number }),
  maskWay: v.string(),
  prompt: text,
  options: v.looseObject({ count: number, size: text }),
  profileId: text,
  profileName: text,
  host: text,
  model: text,
  sentAt: v.optional(number),
  answeredAt: v.optional(number),
  endedAt: v.optional(number),
  error: v.optional(v.looseObject({ code: text, charge: text })),
  // Derived or soon set again: damaged ones are no reason to lose an edit.
  placements: v.fallback(v.optional(v.record(text, placement)), undefined),
  results: v.array(v.looseObject({ index: number, blobId: text, type: text, byteLength: number })),
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

/** Every SHA-256 that a value names, however deep: the files a damaged record may still need. */
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
