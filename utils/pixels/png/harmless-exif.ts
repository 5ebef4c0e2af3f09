const ORIENTATION = 0x0112;
const THUMBNAIL_START = 0x0201;
const THUMBNAIL_LENGTH = 0x0202;
const MAX_ENTRIES = 1000;
const ENTRY_BYTES = 12;

/**
 * An EXIF block for a picture that was changed: upright, because its pixels are, and
 * without the thumbnail, which would still show what was removed. All else stays.
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
  const turn = main.entries.get(ORIENTATION);
  if (turn !== undefined) {
    view.setUint32(turn, 0);
    view.setUint16(turn, 1, isLittle);
  }
  const second = directoryAt(view, view.getUint32(main.end, isLittle), isLittle);
  view.setUint32(main.end, 0);
  const start = second?.entries.get(THUMBNAIL_START);
  const length = second?.entries.get(THUMBNAIL_LENGTH);
  if (start !== undefined && length !== undefined) {
    const from = view.getUint32(start, isLittle);
    out.fill(0, from, from + view.getUint32(length, isLittle));
  }
  return out;
}

interface Directory {
  /** Where each tag's value stands. */
  readonly entries: ReadonlyMap<number, number>;
  /** Where the next directory is named. */
  readonly end: number;
}

function directoryAt(view: DataView, at: number, isLittle: boolean): Directory | undefined {
  if (at < 8 || at + 2 > view.byteLength) return undefined;
  const count = view.getUint16(at, isLittle);
  const end = at + 2 + count * ENTRY_BYTES;
  if (count > MAX_ENTRIES || end + 4 > view.byteLength) return undefined;
  const entries = Array.from({ length: count }, (_, index) => at + 2 + index * ENTRY_BYTES);
  return { entries: new Map(entries.map((e) => [view.getUint16(e, isLittle), e + 8])), end };
}
