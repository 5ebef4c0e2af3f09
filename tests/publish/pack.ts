import { zipSync } from "fflate";

/** A file of a package: its path in it, with `/`, and its bytes. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The first moment a ZIP can name, in the calendar of wherever this runs: a ZIP
 * has no time zone, so these are the same bytes everywhere.
 */
const noTime = () => new Date(1980, 0, 1);

/** A ZIP that depends on paths and bytes alone: not on order, clock, time zone or rights. */
export function pack(files: readonly PackedFile[]): Uint8Array {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const entries = sorted.map(({ path, bytes }) => [path, bytes] as const);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: noTime(), os: 3, attrs: 0 });
}
