import { inflateSync } from "fflate";
import { appError } from "@/utils/core/app-error";
import { crc32 } from "@/utils/core/bytes";
import { err, ok, type Result } from "@/utils/core/result";
import { CENTRAL, END, END_64, LOCAL, LOCATOR_64 } from "@/utils/store/archive/zip-format";

/** A file in an archive: where it lies and how it is compressed. */
export interface ZipFile {
  readonly name: string;
  readonly offset: number;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  /** 0: stored, 8: deflated. */
  readonly method: number;
}

/** The largest file that is read, bytes; none of ours comes near it. */
const MAX_FILE_BYTES = 128 * 1024 * 1024;

/** DEFLATE expands at most 1032 times (RFC 1951: 258 bytes from 2 bits). */
const MAX_EXPANSION = 1032;

/** The most files an archive may have: 30,000 edits with everything that belongs to them. */
const MAX_FILES = 250_000;

/** The largest directory that is read, bytes: `MAX_FILES` with long names. */
const MAX_DIRECTORY_BYTES = 100 * 1024 * 1024;

/**
 * The files of an archive by name. One whose end is missing is read from its
 * beginning, as far as it is whole. Reads no file's bytes.
 *
 * @errors `archive_too_large`
 */
export async function listZip(
  archive: Blob,
  signal?: AbortSignal,
): Promise<Result<ReadonlyMap<string, ZipFile>>> {
  const files = (await readDirectory(archive)) ?? (await scan(archive, signal));
  if (files === "too-large" || files.length > MAX_FILES) {
    return err(appError("archive_too_large", { params: { limit: MAX_FILES } }));
  }
  return ok(new Map(files.map((file) => [file.name, file])));
}

/** A file's bytes; `undefined` where it is damaged, cut off, or too large. */
export async function readZipFile(
  archive: Blob,
  file: ZipFile,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (file.packedSize > MAX_FILE_BYTES || file.size > MAX_FILE_BYTES) return undefined;
  // Else a few bytes could ask for 128 MB.
  if (file.size > file.packedSize * MAX_EXPANSION + 64) return undefined;
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

type Listed = ZipFile[] | "too-large";

async function readDirectory(archive: Blob): Promise<Listed | undefined> {
  const tailStart = Math.max(0, archive.size - 66_000);
  const tail = await viewOf(archive, tailStart, archive.size - tailStart);
  let at = tail.byteLength - 22;
  while (at >= 0 && tail.getUint32(at, true) !== END) at -= 1;
  if (at < 0) return undefined;
  let offset = tail.getUint32(at + 16, true);
  let size = tail.getUint32(at + 12, true);
  let count = tail.getUint16(at + 10, true);
  if (at >= 20 && tail.getUint32(at - 20, true) === LOCATOR_64) {
    const end = await viewOf(archive, Number(tail.getBigUint64(at - 12, true)), 56);
    if (end.byteLength < 56 || end.getUint32(0, true) !== END_64) return undefined;
    count = Number(end.getBigUint64(32, true));
    size = Number(end.getBigUint64(40, true));
    offset = Number(end.getBigUint64(48, true));
  }
  const isThere = offset + size <= archive.size;
  if (isThere && (size > MAX_DIRECTORY_BYTES || count > MAX_FILES)) return "too-large";
  const directory = await viewOf(archive, offset, size);
  return readCentral(directory);
}

function readCentral(directory: DataView): Listed | undefined {
  const files: ZipFile[] = [];
  let at = 0;
  while (at + 46 <= directory.byteLength && directory.getUint32(at, true) === CENTRAL) {
    const nameLength = directory.getUint16(at + 28, true);
    const extraLength = directory.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + directory.getUint16(at + 32, true);
    if (next > directory.byteLength) return undefined;
    if (files.length === MAX_FILES) return "too-large";
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
    if (files.length > MAX_FILES) return "too-large";
    at = next;
  }
  return files.length > 0 ? files : undefined;
}

const decoder = new TextDecoder();

function textOf(view: DataView, at: number, length: number): string {
  return decoder.decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
}

/** Walks from local header to local header where there is no directory. */
async function scan(archive: Blob, signal: AbortSignal | undefined): Promise<Listed> {
  const files: ZipFile[] = [];
  let offset = 0;
  while (offset + 30 <= archive.size && files.length <= MAX_FILES && !signal?.aborted) {
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
    if (files.length > MAX_FILES) return "too-large";
    offset += 30 + header.getUint16(26, true) + header.getUint16(28, true) + packedSize;
  }
  return files;
}
