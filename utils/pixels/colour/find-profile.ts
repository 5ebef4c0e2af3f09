import { joinBytes } from "@/utils/core/bytes";
import { segmentsOf } from "@/utils/core/image-header/jpeg";
import { isPng, listChunks, makeChunk } from "@/utils/pixels/png/chunks";
import { deflate } from "@/utils/pixels/png/deflate";
import { inflateWithin } from "@/utils/pixels/png/inflate-within";

/** The ICC profile that a JPEG, a WebP or a PNG carries, as it stands. */
export async function findProfile(file: Uint8Array): Promise<Uint8Array | undefined> {
  if (isPng(file)) return profileOfPng(file);
  if (file[0] === 0xff && file[1] === 0xd8) return profileOfJpeg(file);
  return ascii(file, 0, 4) === "RIFF" ? profileOfWebp(file) : undefined;
}

/** A profile as a PNG chunk: https://www.w3.org/TR/png-3/#11iCCP */
export function profileChunk(profile: Uint8Array): Uint8Array<ArrayBuffer> {
  const name = Uint8Array.of(0x49, 0x43, 0x43, 0, 0);
  return makeChunk("iCCP", joinBytes([name, deflate(profile)]));
}

async function profileOfPng(file: Uint8Array): Promise<Uint8Array | undefined> {
  const chunk = listChunks(file).find(({ type }) => type === "iCCP");
  if (!chunk) return undefined;
  const data = file.subarray(chunk.start, chunk.start + chunk.length);
  return inflateWithin(data.subarray(data.indexOf(0) + 2), MAX_PROFILE_BYTES);
}

/** The largest profiles of printers have 4 MB; a few bytes inflate to gigabytes. */
const MAX_PROFILE_BYTES = 8 * 1024 * 1024;

/** APP2 segments named ICC_PROFILE, in the order in which they are numbered (ICC.1, annex B.4). */
function profileOfJpeg(file: Uint8Array): Uint8Array | undefined {
  const parts: { readonly order: number; readonly data: Uint8Array }[] = [];
  for (const { marker, at, length } of segmentsOf(file)) {
    if (marker !== 0xe2 || ascii(file, at + 4, 11) !== "ICC_PROFILE") continue;
    parts.push({ order: file[at + 16] ?? 0, data: file.subarray(at + 18, at + 2 + length) });
  }
  if (parts.length === 0) return undefined;
  const sorted = parts.toSorted((a, b) => a.order - b.order);
  return joinBytes(sorted.map(({ data }) => data));
}

function profileOfWebp(file: Uint8Array): Uint8Array | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let offset = 12; offset + 8 <= file.length; ) {
    const length = view.getUint32(offset + 4, true);
    if (ascii(file, offset, 4) === "ICCP") return file.subarray(offset + 8, offset + 8 + length);
    offset += 8 + length + (length & 1);
  }
  return undefined;
}

function ascii(file: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...file.subarray(start, start + length));
}
