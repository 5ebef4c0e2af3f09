import type { Size } from "@/utils/core/geometry";
import type { Picture } from "@/utils/core/picture/picture";
import { ok, type Result } from "@/utils/core/result";
import { createPictureTools } from "@/utils/editor/picture-tools";
import type { LoadedPicture } from "@/utils/panel/state/panel-state";
import type { PanelServices } from "@/utils/panel/state/services";
import { SHOWN_SIDE } from "@/utils/panel/state/shown-side";
import { rewrap } from "@/utils/store/blobs";
import { attempt } from "@/utils/store/database";
import { readPicture, readPictureBytes } from "@/utils/store/pictures";

/** A picture's record and its bytes, which the browser has not read off the disk yet. */
export interface StoredPicture {
  readonly record: Picture;
  readonly bytes: Blob;
}

/**
 * Finds a stored picture, without making anything of it.
 *
 * @errors `file_missing`, `record_unreadable`
 */
export async function findPicture(pictureId: string): Promise<Result<StoredPicture>> {
  const [record, bytes] = await Promise.all([readPicture(pictureId), readPictureBytes(pictureId)]);
  if (!record.ok) return record;
  return bytes.ok ? ok({ record: record.value, bytes: bytes.value }) : bytes;
}

/**
 * Reads and decodes a stored picture. The caller owns its bitmap.
 *
 * @param signal aborted when the picture is no longer wanted: its bitmap is then closed
 * @param found where it was looked up before
 * @returns `undefined` if `signal` was aborted meanwhile
 */
export async function loadPicture(
  pictureId: string,
  services: PanelServices,
  signal: AbortSignal,
  found?: Promise<Result<StoredPicture>>,
): Promise<Result<LoadedPicture> | undefined> {
  const loaded = await load(pictureId, services, found);
  if (!signal.aborted) return loaded;
  if (loaded.ok) loaded.value.bitmap.close();
  return undefined;
}

async function load(
  pictureId: string,
  services: PanelServices,
  found = findPicture(pictureId),
): Promise<Result<LoadedPicture>> {
  const stored = await found;
  if (!stored.ok) return stored;
  const pixels = await pixelsOf(stored.value);
  if (!pixels.ok) return pixels;
  const draw = (picture: Blob) => services.pixels.proxy({ picture, maxSide: SHOWN_SIDE });
  // Both are asked for at once: a person waits for the answers.
  const [readable, drawn] = await Promise.all([
    makeReadable(pixels.value, services),
    draw(pixels.value),
  ]);
  const isDrawn = readable.ok && readable.value.bytes === pixels.value;
  if (!isDrawn && drawn.ok) drawn.value.bitmap.close();
  if (!readable.ok) return readable;
  const source = sourceOf(stored.value.record, readable.value);
  const proxy = isDrawn ? drawn : await draw(source.bytes);
  if (!proxy.ok) return proxy;
  const known = { id: pictureId, bytes: source.bytes, size: source.record.size };
  return ok({
    ...source,
    bitmap: proxy.value.bitmap,
    tools: createPictureTools(services.pixels, known),
  });
}

/** A stored picture that the worker can read, without anything to be shown of it. */
export type SourcePicture = Pick<LoadedPicture, "record" | "bytes" | "hasTransparency">;

/**
 * Reads a stored picture for the worker.
 *
 * @errors `file_missing`, `record_unreadable`, those of decoding
 */
export async function readSource(
  pictureId: string,
  services: Pick<PanelServices, "pixels">,
): Promise<Result<SourcePicture>> {
  const stored = await findPicture(pictureId);
  if (!stored.ok) return stored;
  const pixels = await pixelsOf(stored.value);
  if (!pixels.ok) return pixels;
  const readable = await makeReadable(pixels.value, services);
  return readable.ok ? ok(sourceOf(stored.value.record, readable.value)) : readable;
}

/** The decoder has the last word on the size: headers lie. */
function sourceOf(record: Picture, { bytes, about }: Readable): SourcePicture {
  const { size, hasTransparency } = about;
  return { record: { ...record, size }, bytes, hasTransparency };
}

/** The stored bytes of a picture, in memory. */
export async function readPixels(record: Picture): Promise<Result<Blob>> {
  const bytes = await readPictureBytes(record.id);
  return bytes.ok ? pixelsOf({ record, bytes: bytes.value }) : bytes;
}

/**
 * The stored bytes, in memory: where a browser closes a store (a full disk, storage
 * that is cleared), blobs out of it never answer any more, and an open picture goes
 * on being needed. An SVG, which no worker decodes, is drawn at its size.
 */
async function pixelsOf({ record, bytes }: StoredPicture): Promise<Result<Blob>> {
  if (record.type !== "image/svg+xml") return attempt(() => rewrap(bytes));
  const { rasteriseSvg } = await import("@/utils/pixels/page/rasterise-svg");
  return rasteriseSvg(bytes, record.size);
}

/** Bytes that the worker decodes, and what it says of them. */
interface Readable {
  readonly bytes: Blob;
  readonly about: { readonly size: Size; readonly hasTransparency: boolean };
}

/** Falls back to the decodable part of a truncated file. */
async function makeReadable(
  bytes: Blob,
  { pixels }: Pick<PanelServices, "pixels">,
): Promise<Result<Readable>> {
  const about = await pixels.inspect({ picture: bytes });
  if (about.ok) return ok({ bytes, about: about.value });
  if (about.error.code !== "picture_undecodable") return about;
  const { drawPartly } = await import("@/utils/pixels/page/salvage-truncated");
  const part = await drawPartly(bytes);
  if (!part.ok) return about;
  const aboutPart = await pixels.inspect({ picture: part.value });
  return aboutPart.ok ? ok({ bytes: part.value, about: aboutPart.value }) : aboutPart;
}
