import type { Size } from "@/utils/core/geometry";
import type { Picture } from "@/utils/core/picture/picture";
import { ok, type Result } from "@/utils/core/result";
import { createPictureTools } from "@/utils/editor/picture-tools";
import {
  type Begun,
  findPicture,
  pixelsOf,
  type StoredPicture,
} from "@/utils/panel/picture/find-picture";
import type { LoadedPicture } from "@/utils/panel/state/panel-state";
import type { PanelServices } from "@/utils/panel/state/services";
import { SHOWN_SIDE } from "@/utils/panel/state/shown-side";
import type { SmallPicture } from "@/utils/pixels/page/decode-small";
import { readOwnPictureBytes } from "@/utils/store/pictures";

/**
 * Reads and decodes a stored picture. The caller owns its bitmap.
 *
 * @param signal aborted when the picture is no longer wanted: its bitmap is then closed
 * @param begun what was made of it before
 * @returns `undefined` if `signal` was aborted meanwhile
 */
export async function loadPicture(
  pictureId: string,
  services: PanelServices,
  signal: AbortSignal,
  begun?: Begun,
): Promise<Result<LoadedPicture> | undefined> {
  const loaded = await load(pictureId, services, begun);
  if (!signal.aborted) return loaded;
  if (loaded.ok) loaded.value.bitmap.close();
  return undefined;
}

async function load(
  pictureId: string,
  services: PanelServices,
  begun?: Begun,
): Promise<Result<LoadedPicture>> {
  const stored = await (begun?.found ?? findPicture(pictureId));
  if (!stored.ok) {
    void begun?.drawn.then((drawn) => drawn?.bitmap.close());
    return stored;
  }
  const { record, bytes } = stored.value;
  const small = await begun?.drawn;
  const read =
    (small && (await readDrawn(services, bytes, small))) ??
    (await readByWorker(services, stored.value));
  if (!read.ok) return read;
  const { bitmap, ...readable } = read.value;
  const source = sourceOf(record, readable);
  const known = { id: pictureId, bytes: source.bytes, size: source.record.size };
  return ok({ ...source, bitmap, tools: createPictureTools(services.pixels, known) });
}

/** Bytes that the worker decodes, what it says of them, and how they are shown. */
interface Drawn extends Readable {
  readonly bitmap: ImageBitmap;
}

/** Of what the page has drawn there is at most transparency left to be asked for. */
async function readDrawn(
  { pixels }: PanelServices,
  bytes: Blob,
  { bitmap, isOpaque }: SmallPicture,
): Promise<Result<Drawn> | undefined> {
  const { width, height } = bitmap;
  if (isOpaque)
    return ok({ bytes, bitmap, about: { size: { width, height }, hasTransparency: false } });
  const about = await pixels.inspect({ picture: bytes });
  if (about.ok) return ok({ bytes, bitmap, about: about.value });
  bitmap.close();
  return undefined;
}

async function readByWorker(
  services: PanelServices,
  stored: StoredPicture,
): Promise<Result<Drawn>> {
  const pixels = await pixelsOf(stored);
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
  const proxy = isDrawn ? drawn : await draw(readable.value.bytes);
  return proxy.ok ? ok({ ...readable.value, bitmap: proxy.value.bitmap }) : proxy;
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
  const own = await readOwnPictureBytes(record.id);
  return own.ok ? pixelsOf({ record, bytes: own.value.blob }) : own;
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
