import type { AppError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import type { Size } from "@/utils/core/geometry";
import { EMPTY_MASK } from "@/utils/core/mask/history";
import type { MaskHistory } from "@/utils/core/mask/operation";
import type { Picture } from "@/utils/core/picture/picture";
import { ok, type Result } from "@/utils/core/result";
import { AROUND, type WindowChoice } from "@/utils/core/window/window-choice";
import type { Editor } from "@/utils/editor/editor-types";
import { createPictureTools } from "@/utils/editor/picture-tools";
import type { OpenPicture, PanelStore } from "@/utils/panel/panel-state";
import type { PanelServices } from "@/utils/panel/services";
import { rasteriseSvg } from "@/utils/pixels/page/rasterise-svg";
import { drawPartly } from "@/utils/pixels/page/salvage-truncated";
import { readPicture, readPictureBytes } from "@/utils/store/pictures";

/**
 * The long side of what is drawn, in px: enough for a wide screen at twice the
 * density, small enough that a 100-megapixel picture costs no more than this.
 */
const PROXY_SIDE = 4096;

/** What comes with a picture when it is opened. */
export interface OpenedWith {
  readonly mask?: MaskHistory;
  readonly prompt?: string;
  readonly edit?: Edit;
  readonly parentId?: string;
  readonly references?: readonly string[];
  readonly windowChoice?: WindowChoice;
  readonly stepBack?: () => void;
  readonly stepForward?: () => void;
  /** The person has gone elsewhere meanwhile and is left there. */
  readonly keepsView?: boolean;
}

/** Reads and decodes a stored picture. */
export async function loadPicture(
  pictureId: string,
  services: PanelServices,
): Promise<Result<OpenPicture>> {
  const record = await readPicture(pictureId);
  if (!record.ok) return record;
  const pixels = await readPixels(record.value);
  if (!pixels.ok) return pixels;
  const readable = await makeReadable(pixels.value, services);
  if (!readable.ok) return readable;
  const { bytes, about } = readable.value;
  const proxy = await services.pixels.proxy({ picture: bytes, maxSide: PROXY_SIDE });
  if (!proxy.ok) return proxy;
  // The decoder has the last word on the size: headers lie.
  const { size, hasTransparency } = about;
  return ok({
    record: { ...record.value, size },
    bytes,
    bitmap: proxy.value.bitmap,
    hasTransparency,
    tools: createPictureTools(services.pixels, { id: pictureId, bytes, size }),
  });
}

/** The stored bytes; of an SVG, which no worker decodes, what it looks like at its size. */
export async function readPixels({ id, type, size }: Picture): Promise<Result<Blob>> {
  const bytes = await readPictureBytes(id);
  if (!bytes.ok || type !== "image/svg+xml") return bytes;
  return rasteriseSvg(bytes.value, size);
}

/** Bytes that the worker decodes, and what it says of them. */
interface Readable {
  readonly bytes: Blob;
  readonly about: { readonly size: Size; readonly hasTransparency: boolean };
}

/** Of a file that breaks off, what there is of it. */
async function makeReadable(bytes: Blob, { pixels }: PanelServices): Promise<Result<Readable>> {
  const about = await pixels.inspect({ picture: bytes });
  if (about.ok) return ok({ bytes, about: about.value });
  if (about.error.code !== "picture_undecodable") return about;
  const part = await drawPartly(bytes);
  if (!part.ok) return about;
  const aboutPart = await pixels.inspect({ picture: part.value });
  return aboutPart.ok ? ok({ bytes: part.value, about: aboutPart.value }) : aboutPart;
}

/** Shows a loaded picture, in place of whatever was open. */
export function showPicture(
  picture: OpenPicture,
  opened: OpenedWith,
  store: PanelStore,
  editor: Editor,
): void {
  const before = store.getState();
  if (before.picture && before.picture !== picture) before.picture.bitmap.close();
  closeResults(store);
  store.setState({
    ...(opened.keepsView ? {} : { view: "editor" }),
    arrival: { state: "none" },
    picture,
    parentId: opened.parentId,
    references: opened.references ?? [],
    windowChoice: opened.windowChoice ?? AROUND,
    isWindowOpen: false,
    isSeparate: false,
    extending: undefined,
    planned: undefined,
    edit: opened.edit,
    results: [],
    chosen: -1,
    isComparing: false,
    problem: undefined,
    ...(opened.prompt === undefined ? {} : { prompt: opened.prompt }),
  });
  editor.open({
    size: picture.record.size,
    tools: picture.tools,
    mask: opened.mask ?? EMPTY_MASK,
    ...(opened.stepBack ? { stepBack: opened.stepBack } : {}),
    ...(opened.stepForward ? { stepForward: opened.stepForward } : {}),
  });
}

export function showArrivalError(error: AppError, store: PanelStore, isFile = false): void {
  store.setState({ arrival: { state: "failed", error, isFile }, view: "editor" });
}

/** Lets go of the bitmaps of the results shown: they are big, and not garbage collected in time. */
export function closeResults(store: PanelStore): void {
  for (const { bitmap, adjusted, raw } of store.getState().results) {
    bitmap?.close();
    adjusted?.close();
    raw?.close();
  }
  store.getState().compareBase?.bitmap.close();
  store.setState({
    results: [],
    chosen: -1,
    split: undefined,
    isBeside: false,
    compareBase: undefined,
    isRaw: false,
  });
}
