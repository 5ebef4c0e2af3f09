import type { Size } from "@/utils/core/geometry";
import { ascii, u8, u16be, u32be } from "@/utils/core/image-header/bytes";
import {
  describe,
  type HeaderDetails,
  type Orientation,
  toSize,
} from "@/utils/core/image-header/header";
import { isHighRangeProfile, isHighTransfer } from "@/utils/core/image-header/high-range";

export interface Box {
  readonly name: string;
  /** What follows the box's own header. */
  readonly body: Uint8Array;
}

const MAX_BOXES = 4096;

/** The boxes side by side in `bytes`. Protocol: ISO/IEC 14496-12, section 4.2. */
export function readBoxes(bytes: Uint8Array): Box[] {
  const boxes: Box[] = [];
  let at = 0;
  while (at + 8 <= bytes.length && boxes.length < MAX_BOXES) {
    const short = u32be(bytes, at);
    const isLong = short === 1;
    const header = isLong ? 16 : 8;
    const long = u32be(bytes, at + 8) * 2 ** 32 + u32be(bytes, at + 12);
    const length = isLong ? long : short === 0 ? bytes.length - at : short;
    if (!(length >= header)) break;
    boxes.push({
      name: ascii(bytes, at + 4, 4),
      body: bytes.subarray(at + header, Math.min(at + length, bytes.length)),
    });
    at += length;
  }
  return boxes;
}

function find(boxes: readonly Box[], name: string): Uint8Array | undefined {
  return boxes.find((box) => box.name === name)?.body;
}

/** The item that is the picture itself; others are thumbnails, tiles and depth maps. */
function readPrimaryItem(meta: readonly Box[]): number {
  const pitm = find(meta, "pitm");
  if (!pitm) return Number.NaN;
  return u8(pitm, 0) === 0 ? u16be(pitm, 4) : u32be(pitm, 4);
}

/** Which properties (counted from 1) belong to an item. Protocol: ISO/IEC 23008-12, section 9.3. */
function readAssociations(ipma: Uint8Array, item: number): number[] {
  const isWideId = u8(ipma, 0) > 0;
  const isWideIndex = (u8(ipma, 3) & 1) !== 0;
  const entries = u32be(ipma, 4);
  let at = 8;
  for (let entry = 0; entry < entries && at < ipma.length; entry++) {
    const id = isWideId ? u32be(ipma, at) : u16be(ipma, at);
    at += isWideId ? 4 : 2;
    const count = u8(ipma, at);
    const step = isWideIndex ? 2 : 1;
    if (id === item) {
      return Array.from({ length: count }, (_, index) =>
        isWideIndex ? u16be(ipma, at + 1 + index * 2) & 0x7fff : u8(ipma, at + 1 + index) & 0x7f,
      );
    }
    at += 1 + count * step;
  }
  return [];
}

function readExtent(property: Box): Size | undefined {
  return property.name === "ispe"
    ? toSize(u32be(property.body, 4), u32be(property.body, 8))
    : undefined;
}

/** Turns are counted anticlockwise in quarters; as EXIF says it. */
function readTurn(properties: readonly Box[]): Orientation | undefined {
  const irot = find(properties, "irot");
  if (!irot) return undefined;
  return ([1, 8, 3, 6] as const)[u8(irot, 0) & 3];
}

/** Whether a `colr` property says so: ISO/IEC 14496-12, section 12.1.5. */
function isHighRangeColour({ name, body }: Box): boolean {
  if (name !== "colr") return false;
  const kind = ascii(body, 0, 4);
  return kind === "nclx" ? isHighTransfer(u16be(body, 6)) : isHighRangeProfile(body.subarray(4));
}

/** Size, turn and range of an AVIF or HEIC picture, from its primary item's properties. */
export function readBmff(bytes: Uint8Array): HeaderDetails {
  const top = readBoxes(bytes);
  const isAnimated = ascii(bytes, 8, 4) === "avis" || ascii(bytes, 8, 4) === "hevc";
  const meta = readBoxes(find(top, "meta")?.subarray(4) ?? new Uint8Array());
  const iprp = readBoxes(find(meta, "iprp") ?? new Uint8Array());
  const all = readBoxes(find(iprp, "ipco") ?? new Uint8Array());
  const wanted = readAssociations(find(iprp, "ipma") ?? new Uint8Array(), readPrimaryItem(meta));
  const own = wanted.flatMap((index) => all[index - 1] ?? []);
  const properties = own.length > 0 ? own : all;
  const sizes = properties.flatMap((property) => readExtent(property) ?? []);
  const size = sizes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
  const isHighRange = properties.some(isHighRangeColour);
  return describe(size, readTurn(properties), isAnimated, isHighRange);
}

/** The brands a file says it can be read as: the major one first. */
export function readBrands(bytes: Uint8Array): string[] {
  if (ascii(bytes, 4, 4) !== "ftyp") return [];
  const end = Math.min(u32be(bytes, 0), bytes.length, 256);
  const brands = [ascii(bytes, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(bytes, at, 4));
  return brands;
}
