import { joinBytes } from "@/utils/core/bytes";

/*
 * The parts of a ZIP file (PKWARE APPNOTE 6.3.9). Sizes and checksums are in the
 * local headers, which streaming writers leave empty: so a truncated archive can
 * be read up to where it ends.
 */
/** Signatures of the local header, central directory and end records. */
export const LOCAL = 0x04034b50;
export const CENTRAL = 0x02014b50;
export const END = 0x06054b50;
export const END_64 = 0x06064b50;
export const LOCATOR_64 = 0x07064b50;

const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;
/** Names are UTF-8. */
const FLAGS = 0x0800;

export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
  /** Of the local header, from the start of the archive. */
  readonly offset: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Little-endian numbers of the given widths (bytes), then bytes as they are. */
function pack(
  fields: readonly (readonly [width: 2 | 4 | 8, value: number])[],
  ...tail: Uint8Array[]
) {
  const length = fields.reduce((sum, [width]) => sum + width, 0);
  const head = new DataView(new ArrayBuffer(length));
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) head.setUint16(at, value, true);
    else if (width === 4) head.setUint32(at, value, true);
    else head.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return joinBytes([new Uint8Array(head.buffer), ...tail]);
}

/** MS-DOS time and date, in UTC, so that the same history makes the same bytes everywhere. */
function dosTime(at: number): [time: number, date: number] {
  const date = new Date(Math.max(at, Date.UTC(1980, 0, 1)));
  const time =
    (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  const year = Math.min(127, date.getUTCFullYear() - 1980);
  return [time, (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()];
}

/** A file's local header; its bytes follow (APPNOTE 4.3.7). */
export function localHeader({ name, size, crc, at }: ZipEntry): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(name);
  const [time, date] = dosTime(at);
  return pack(
    [
      [4, LOCAL],
      [2, 20],
      [2, FLAGS],
      [2, 0],
      [2, time],
      [2, date],
      [4, crc],
      [4, size],
      [4, size],
      [2, bytes.length],
      [2, 0],
    ],
    bytes,
  );
}

/** A file's entry in the central directory (APPNOTE 4.3.12). */
export function centralHeader({ name, size, crc, offset, at }: ZipEntry): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(name);
  const [time, date] = dosTime(at);
  const isFar = offset >= MAX_32;
  const extra = isFar
    ? pack([
        [2, 1],
        [2, 8],
        [8, offset],
      ])
    : new Uint8Array();
  return pack(
    [
      [4, CENTRAL],
      [2, 45],
      [2, isFar ? 45 : 20],
      [2, FLAGS],
      [2, 0],
      [2, time],
      [2, date],
      [4, crc],
      [4, size],
      [4, size],
      [2, bytes.length],
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, isFar ? MAX_32 : offset],
    ],
    bytes,
    extra,
  );
}

/** The end of central directory record, with its ZIP64 form where 16 or 32 bits are too few. */
export function endOfArchive(count: number, offset: number, size: number): Uint8Array<ArrayBuffer> {
  const isLarge = count >= MAX_16 || offset >= MAX_32 || size >= MAX_32;
  const large = isLarge
    ? pack([
        [4, END_64],
        [8, 44],
        [2, 45],
        [2, 45],
        [4, 0],
        [4, 0],
        [8, count],
        [8, count],
        [8, size],
        [8, offset],
        [4, LOCATOR_64],
        [4, 0],
        [8, offset + size],
        [4, 1],
      ])
    : new Uint8Array();
  const short = Math.min(count, MAX_16);
  const end = pack([
    [4, END],
    [2, 0],
    [2, 0],
    [2, short],
    [2, short],
    [4, Math.min(size, MAX_32)],
    [4, Math.min(offset, MAX_32)],
    [2, 0],
  ]);
  return pack([], large, end);
}
