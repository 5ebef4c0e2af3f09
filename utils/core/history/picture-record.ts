import * as v from "valibot";
import { appError } from "@/utils/core/app-error";
import { byteLength, hash, moment, pictureSize, rect, text } from "@/utils/core/history/bounds";
import type { Picture } from "@/utils/core/picture/picture";
import { err, ok, type Result } from "@/utils/core/result";

const address = v.optional(text(1e6));

/** Loose: what a later version adds is kept. */
export const pictureSchema = v.looseObject({
  id: hash,
  type: text(100),
  size: pictureSize,
  byteLength,
  isAnimated: v.optional(v.boolean(), false),
  isHighRange: v.optional(v.boolean()),
  provenance: v.looseObject({
    way: text(100),
    pageTitle: address,
    pageUrl: address,
    sourceUrl: v.optional(v.string()),
    fileName: address,
    // Derived: without it the blank part is one of any picture.
    kept: v.fallback(v.optional(rect), undefined),
  }),
  createdAt: moment,
});

/**
 * A stored record of a picture.
 *
 * @errors `record_unreadable`
 */
export function readPictureRecord(raw: unknown): Result<Picture> {
  const parsed = v.safeParse(pictureSchema, raw);
  // The schema is the type, but for values that only this program writes.
  if (parsed.success) return ok(parsed.output as unknown as Picture);
  const [issue] = parsed.issues;
  return err(appError("record_unreadable", { detail: v.getDotPath(issue) ?? issue.message }));
}
