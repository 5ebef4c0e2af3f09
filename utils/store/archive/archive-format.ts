import * as v from "valibot";
import type { Edit } from "@/utils/core/edit/edit";
import { text } from "@/utils/core/history/bounds";
import { pictureSchema } from "@/utils/core/history/picture-record";
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

const path = text(1000);

/** The shape of `edit.json`; the edit itself is checked by `readEditRecord`. */
export const archivedSchema = v.looseObject({
  edit: v.unknown(),
  pictures: v.pipe(v.array(v.looseObject({ path, record: pictureSchema })), v.maxLength(100)),
  results: v.pipe(v.array(path), v.maxLength(1000)),
  image: v.optional(path),
  mask: v.optional(path),
  references: v.optional(v.pipe(v.array(path), v.maxLength(100))),
});

/** The folder of an edit: sorts by time and names the day (UTC). */
export function folderOf({ id, createdAt }: Edit): string {
  return `edits/${new Date(createdAt).toISOString().slice(0, 10)} ${id}`;
}
