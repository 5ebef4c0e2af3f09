import { inflateSync } from "fflate";
import { crc32 } from "@/utils/core/bytes";
import { CENTRAL, END, END_64, LOCAL, LOCATOR_64 } from "@/utils/store/archive/zip-format";

/** A file in an archive: where it is and how it is kept. */
export interface ZipFile {
  readonly name: string;
  readonly offset: number;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  /** 0: as it is, 8: deflated. */
  readonly method: number;
}

/** More than this no file of ours has; a damaged header must not make us ask for more. */
const MOST_BYTES = 128 * 1024 * 1024;

/** The files of an archive by name. One whose end is missing is read from its beginning. */
export async function listZip(archive: Blob): Promise<ReadonlyMap<string, ZipFile>> {
  const files = (await readDirectory(archive)) ?? (await scan(archive));
  return new Map(files.map((file) => [file.name, file]));
}

/** A file's bytes; nothing where it is damaged or cut off. */
export async function readZipFile(
  archive: Blob,
  file: ZipFile,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (file.packedSize > MOST_BYTES || file.size > MOST_BYTES) return undefined;
  const header = await viewOf(archive, file.offset, 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL) return undefined;
  const start = file.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = new Uint8Array(await archive.slice(start, start + file.packedSize).arrayBuffer());
  const bytes = unpack(packed, file);
  return bytes?.length === file.size && crc32(bytes) === file.crc ? bytes : undefined;
}

function unpack(
  packed: Uint8Array<ArrayBuffer>,
  { method, size }: ZipFile,
): Uint8Array<ArrayBuffer> | undefined {
  if (method === 0) return packed;
  if (method !== 8) return undefined;
  try {
    return inflateSync(packed, { out: new Uint8Array(size) }) as Uint8Array<ArrayBuffer>;
  } catch {
    return undefined;
  }
}

async function viewOf(archive: Blob, from: number, length: number): Promise<DataView> {
  return new DataView(await archive.slice(from, from + length).arrayBuffer());
}

async function readDirectory(archive: Blob): Promise<ZipFile[] | undefined> {
  const tailStart = Math.max(0, archive.size - 66_000);
  const tail = await viewOf(archive, tailStart, archive.size - tailStart);
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== END) at -= 1;
  if (at < 0) return undefined;
  let offset = tail.getUint32(at + 16, true);
  let size = tail.getUint32(at + 12, true);
  if (at >= 20 && tail.getUint32(at - 20, true) === LOCATOR_64) {
    const end = await viewOf(archive, Number(tail.getBigUint64(at - 12, true)), 56);
    if (end.byteLength < 56 || end.getUint32(0, true) !== END_64) return undefined;
    size = Number(end.getBigUint64(40, true));
    offset = Number(end.getBigUint64(48, true));
  }
  const directory = await viewOf(archive, offset, size);
  return readCentral(directory);
}

function readCentral(directory: DataView): ZipFile[] | undefined {
  const files: ZipFile[] = [];
  let at = 0;
  while (at + 46 <= directory.byteLength && directory.getUint32(at, true) === CENTRAL) {
    const nameLength = directory.getUint16(at + 28, true);
    const extraLength = directory.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + directory.getUint16(at + 32, true);
    if (next > directory.byteLength) return undefined;
    const near = directory.getUint32(at + 42, true);
    const extra = at + 46 + nameLength;
    const isFar = near === 0xffffffff && extraLength >= 12;
    files.push({
      name: textOf(directory, at + 46, nameLength),
      method: directory.getUint16(at + 10, true),
      crc: directory.getUint32(at + 16, true),
      packedSize: directory.getUint32(at + 20, true),
      size: directory.getUint32(at + 24, true),
      offset: isFar ? Number(directory.getBigUint64(extra + 4, true)) : near,
    });
    at = next;
  }
  return files.length > 0 ? files : undefined;
}

function textOf(view: DataView, at: number, length: number): string {
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
}

/** Goes from file to file where there is no directory, as far as they are whole. */
async function scan(archive: Blob): Promise<ZipFile[]> {
  const files: ZipFile[] = [];
  let offset = 0;
  while (offset + 30 <= archive.size) {
    const header = await viewOf(archive, offset, 30 + 512);
    if (header.getUint32(0, true) !== LOCAL) break;
    const nameLength = Math.min(header.getUint16(26, true), header.byteLength - 30);
    const packedSize = header.getUint32(18, true);
    files.push({
      name: textOf(header, 30, nameLength),
      method: header.getUint16(8, true),
      crc: header.getUint32(14, true),
      packedSize,
      size: header.getUint32(22, true),
      offset,
    });
    offset += 30 + header.getUint16(26, true) + header.getUint16(28, true) + packedSize;
  }
  return files;
}
