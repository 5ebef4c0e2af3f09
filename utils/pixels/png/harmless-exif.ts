const ORIENTATION = 0x0112;
/** Where a thumbnail lies and how long it is: as JPEG, or in strips or tiles of bare pixels. */
const THUMBNAILS: readonly (readonly [start: number, length: number])[] = [
  [0x0201, 0x0202],
  [0x0111, 0x0117],
  [0x0144, 0x0145],
];
const [SHORT, LONG] = [3, 4];
const MAX_ENTRIES = 1000;
const ENTRY_BYTES = 12;

/**
 * An EXIF block for a picture that was changed: upright, because its pixels are, and
 * without thumbnails and previews, which would still show what was removed. All else stays.
 *
 * @param tiff as eXIf holds it: TIFF 6.0, section 2; EXIF 2.32, sections 4.5.2 and 4.5.5
 * @returns nothing where it makes no sense
 */
export function harmlessExif(tiff: Uint8Array): Uint8Array | undefined {
  const out = new Uint8Array(tiff);
  const view = new DataView(out.buffer);
  if (out.length < 14) return undefined;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const isLittle = order === 0x4949;
  const main = directoryAt(view, view.getUint32(4, isLittle), isLittle);
  if (!main) return undefined;
  // Some readers go by the first of several, others by the last, or by any type of number.
  for (const { tag, at } of main.entries) if (tag === ORIENTATION) setUpright(view, at, isLittle);
  const second = directoryAt(view, view.getUint32(main.end, isLittle), isLittle);
  view.setUint32(main.end, 0);
  for (const [starts, lengths] of THUMBNAILS) {
    const [from, sizes] = [starts, lengths].map((tag) => numbersOf(view, second, tag, isLittle));
    for (const [i, start] of (from ?? []).entries()) out.fill(0, start, start + (sizes?.[i] ?? 0));
  }
  blankJpegs(out);
  return out;
}

interface Directory {
  /** In their order; `at` is where one begins. */
  readonly entries: readonly { readonly tag: number; readonly at: number }[];
  /** Where the next directory is named. */
  readonly end: number;
}

function directoryAt(view: DataView, at: number, isLittle: boolean): Directory | undefined {
  if (at < 8 || at + 2 > view.byteLength) return undefined;
  const count = view.getUint16(at, isLittle);
  const end = at + 2 + count * ENTRY_BYTES;
  if (count > MAX_ENTRIES || end + 4 > view.byteLength) return undefined;
  const starts = Array.from({ length: count }, (_, index) => at + 2 + index * ENTRY_BYTES);
  return { entries: starts.map((e) => ({ tag: view.getUint16(e, isLittle), at: e })), end };
}

/** One number, 1, of the type that EXIF wants. */
function setUpright(view: DataView, entry: number, isLittle: boolean): void {
  view.setUint16(entry + 2, SHORT, isLittle);
  view.setUint32(entry + 4, 1, isLittle);
  view.setUint32(entry + 8, 0);
  view.setUint16(entry + 8, 1, isLittle);
}

/** The numbers of a tag; none where it is missing or holds something else. */
function numbersOf(
  view: DataView,
  directory: Directory | undefined,
  tag: number,
  isLittle: boolean,
): number[] {
  const entry = directory?.entries.find((each) => each.tag === tag);
  if (!entry) return [];
  const type = view.getUint16(entry.at + 2, isLittle);
  const count = view.getUint32(entry.at + 4, isLittle);
  if ((type !== SHORT && type !== LONG) || count > MAX_ENTRIES) return [];
  const step = type === SHORT ? 2 : 4;
  const isInside = count * step <= 4;
  const start = isInside ? entry.at + 8 : view.getUint32(entry.at + 8, isLittle);
  if (start + count * step > view.byteLength) return [];
  const read = (at: number) =>
    type === SHORT ? view.getUint16(at, isLittle) : view.getUint32(at, isLittle);
  return Array.from({ length: count }, (_, i) => read(start + i * step));
}

/** Makers keep further previews in blocks of their own, which no standard describes. */
function blankJpegs(tiff: Uint8Array): void {
  for (let at = tiff.indexOf(0xff); at >= 0; at = tiff.indexOf(0xff, at + 1)) {
    if (tiff[at + 1] !== 0xd8 || tiff[at + 2] !== 0xff) continue;
    let end = at + 2;
    while (end < tiff.length && !(tiff[end] === 0xff && tiff[end + 1] === 0xd9)) end++;
    tiff.fill(0, at, end + 2);
  }
}
