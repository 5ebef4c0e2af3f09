import * as v from "valibot";
import type { Edit } from "@/utils/core/edit/edit";
import type { Picture } from "@/utils/core/picture/picture";

/** Raised when an older reader could not read it. */
export const ARCHIVE_VERSION = 1;

/** `index.json`, the first file of an archive. */
export interface ArchiveIndex {
  readonly format: "redraw-archive";
  readonly version: number;
  readonly editIds: readonly string[];
}

/** `edit.json` beside an edit's files. Paths are from the archive's root. */
export interface ArchivedEdit {
  readonly edit: Edit;
  readonly pictures: readonly { readonly path: string; readonly record: Picture }[];
  readonly results: readonly string[];
  readonly image?: string;
  readonly mask?: string;
  readonly references?: readonly string[];
}

export const archivedSchema = v.looseObject({
  edit: v.unknown(),
  pictures: v.array(
    v.looseObject({
      path: v.string(),
      record: v.looseObject({
        id: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
        type: v.string(),
        size: v.looseObject({ width: v.number(), height: v.number() }),
        byteLength: v.number(),
        provenance: v.looseObject({ way: v.string() }),
        createdAt: v.number(),
      }),
    }),
  ),
  results: v.array(v.string()),
  image: v.optional(v.string()),
  mask: v.optional(v.string()),
  references: v.optional(v.array(v.string())),
});

/** A folder's name that sorts by time and tells the day. */
export function folderOf({ id, createdAt }: Edit): string {
  return `edits/${new Date(createdAt).toISOString().slice(0, 10)} ${id}`;
}
