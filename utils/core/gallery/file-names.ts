import { downloadName } from "@/utils/core/picture/download-name";
import type { Provenance } from "@/utils/core/picture/picture";

/**
 * A name for a result in a file of many pictures' results: its own picture's,
 * numbered on where another picture has that name.
 *
 * @param index of the result among those of its picture
 * @param type MIME type
 */
export function nameAmong(
  isTaken: (name: string) => boolean,
  provenance: Provenance,
  index: number,
  type: string,
): string {
  for (let at = index; ; at += 1) {
    const name = downloadName(provenance, at, { type });
    if (!isTaken(name)) return name;
  }
}
