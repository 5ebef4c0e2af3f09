import { appError } from "@/utils/core/app-error";
import type { Rect, Size } from "@/utils/core/geometry";
import { err, ok, type Result } from "@/utils/core/result";
import { findProfile } from "@/utils/pixels/colour/find-profile";
import { describeJpeg } from "@/utils/pixels/convert/jpeg-file";
import { readResolution, resolutionChunk } from "@/utils/pixels/convert/resolution";
import { describeWebp } from "@/utils/pixels/convert/webp-file";
import type { Converted, ConvertRequest } from "@/utils/pixels/job-types";
import { isPng, listChunks, makeChunk, SIGNATURE } from "@/utils/pixels/png/chunks";
import { createCanvas, decodePicture, sizeOf } from "@/utils/pixels/read/decode";

/** What says which colours the values of a PNG mean. The first that is there counts (PNG-3 §4.3). */
const COLOUR_CHUNKS: readonly string[] = ["cICP", "iCCP", "sRGB", "gAMA", "cHRM"];

/**
 * A picture, or a part of it (picture px), as another type of file. Its values stay
 * what they are, and so does what says which colours they mean, where the type can
 * say it; elsewhere they become sRGB. JPEG has no transparency: the picture is put
 * on white. Errors: `picture_undecodable`, also where the browser does not write
 * the type or no canvas is as large.
 */
export async function convertPicture({
  picture,
  type,
  quality,
  part,
}: ConvertRequest): Promise<Result<Converted>> {
  const file = new Uint8Array(await picture.arrayBuffer());
  const colours = await findCarried(file, type);
  const decoded = await decodePicture(colours.isCarried ? withoutColours(file) : picture);
  if (!decoded.ok) return decoded;
  const bitmap = decoded.value;
  const area = part ? insideOf(part, bitmap) : { x: 0, y: 0, ...sizeOf(bitmap) };
  try {
    const drawn = draw(bitmap, area, type === "image/jpeg");
    const written = await drawn.convertToBlob({ type, quality });
    // A browser that does not know a type writes PNG instead.
    if (written.type !== type) return err(appError("picture_undecodable"));
    const parts = describe(new Uint8Array(await written.arrayBuffer()), area, file, colours);
    return ok({ file: new Blob(parts, { type }), isSrgbNow: !colours.isCarried });
  } catch (cause) {
    return err(appError("picture_undecodable", { detail: String(cause) }));
  } finally {
    bitmap.close();
  }
}

interface Carried {
  /** The file that is written says the same of its values. */
  readonly isCarried: boolean;
  readonly profile?: Uint8Array | undefined;
  /** Whole chunks, for a PNG. */
  readonly chunks: readonly Uint8Array<ArrayBuffer>[];
}

async function findCarried(file: Uint8Array, type: ConvertRequest["type"]): Promise<Carried> {
  if (!isPng(file)) return { isCarried: false, chunks: [] };
  const named = listChunks(file).filter((chunk) => COLOUR_CHUNKS.includes(chunk.type));
  if (type === "image/png") {
    const chunks = named.map((chunk) =>
      makeChunk(chunk.type, file.subarray(chunk.start, chunk.start + chunk.length)),
    );
    return { isCarried: true, chunks };
  }
  const counts = COLOUR_CHUNKS.find((name) => named.some((chunk) => chunk.type === name));
  if (counts === undefined || counts === "sRGB") return { isCarried: true, chunks: [] };
  const profile = counts === "iCCP" ? await findProfile(file) : undefined;
  return { isCarried: profile !== undefined, profile, chunks: [] };
}

/** A PNG whose values mean sRGB to the browser, and come through a canvas as they are. */
function withoutColours(file: Uint8Array<ArrayBuffer>): Blob {
  return new Blob(withChunks(file, []), { type: "image/png" });
}

/** A PNG with other colour chunks, resolution included. */
function withChunks(
  file: Uint8Array<ArrayBuffer>,
  chunks: readonly Uint8Array<ArrayBuffer>[],
): BlobPart[] {
  const [head, ...others] = listChunks(file);
  if (!head) return [file];
  const whole = ({ start, length }: { start: number; length: number }) =>
    file.subarray(start - 8, start + length + 4);
  const dropped = [...COLOUR_CHUNKS, "pHYs"];
  const kept = others.filter(({ type }) => !dropped.includes(type));
  return [SIGNATURE, whole(head), ...chunks, ...kept.map(whole)];
}

function describe(
  written: Uint8Array<ArrayBuffer>,
  size: Size,
  source: Uint8Array,
  { profile, chunks }: Carried,
): BlobPart[] {
  const resolution = readResolution(source);
  if (isPng(written)) {
    return withChunks(written, [...chunks, ...(resolution ? [resolutionChunk(resolution)] : [])]);
  }
  if (!profile && !resolution) return [written];
  return written[0] === 0xff
    ? describeJpeg(written, { profile, resolution })
    : describeWebp(written, size, { profile, resolution });
}

function draw(bitmap: ImageBitmap, area: Rect, isOnWhite: boolean): OffscreenCanvas {
  const { canvas, context } = createCanvas(area);
  if (isOnWhite) {
    context.fillStyle = "#fff";
    context.fillRect(0, 0, area.width, area.height);
  }
  context.drawImage(bitmap, -area.x, -area.y);
  return canvas;
}

/** A window may reach beyond its picture; whole px. */
function insideOf(part: Rect, size: Size): Rect {
  const x = Math.max(0, Math.floor(part.x));
  const y = Math.max(0, Math.floor(part.y));
  return {
    x,
    y,
    width: Math.max(1, Math.min(size.width, Math.ceil(part.x + part.width)) - x),
    height: Math.max(1, Math.min(size.height, Math.ceil(part.y + part.height)) - y),
  };
}
