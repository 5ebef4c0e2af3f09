import { appError } from "@/utils/core/app-error";
import type { Size } from "@/utils/core/geometry";
import { readHeader } from "@/utils/core/image-header/read-header";
import { decodeSvg } from "@/utils/core/image-header/svg";
import { err, ok, type Result } from "@/utils/core/result";
import { affordableSize, costOf, isParsable } from "@/utils/pixels/page/svg-cost";

/** What browsers assume where a drawing gives neither size nor view box. */
const DEFAULT_SIZE: Size = { width: 300, height: 150 };

/** No browser draws an image that is larger, CSS px. */
const MAX_OWN_SIDE = 16_384;

const UNDECODABLE = err(appError("picture_undecodable"));

/**
 * Draws an SVG as a PNG of the given size. Needs a document: no browser decodes
 * SVG in a worker. The drawing is shown by an `<img>`, where scripts do not run
 * and nothing outside it is loaded; it never becomes part of our document.
 *
 * Nothing can end it, and the background lives in the same process: what it takes is
 * counted before (`svg-cost.ts`). What takes too long at this size is drawn smaller
 * and enlarged, and what takes too long at any size is not drawn.
 *
 * @errors `picture_undecodable`
 */
export async function rasteriseSvg(svg: Blob, size: Size): Promise<Result<Blob>> {
  const fitted = await fitToSize(svg, size);
  if (!fitted) return UNDECODABLE;
  const image = new Image(fitted.size.width, fitted.size.height);
  image.src = fitted.address;
  try {
    await image.decode();
    const drawn = drawOn(image, fitted.size);
    // By way of pixels: an SVG that is enlarged is drawn anew at the larger size.
    const canvas = fitted.size.width === size.width ? drawn : drawOn(drawn, size);
    // Throws where the browser counts the drawing as foreign (HTML inside, in some).
    const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    return png ? ok(png) : UNDECODABLE;
  } catch {
    return UNDECODABLE;
  }
}

function drawOn(source: CanvasImageSource, { width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d")?.drawImage(source, 0, 0, width, height);
  return canvas;
}

interface Fitted {
  readonly address: string;
  /** What it is drawn at. */
  readonly size: Size;
}

/**
 * The drawing with its own size written into its root, as an address. Firefox
 * draws nothing without a size there; with another one than its own, what a
 * style sheet says for some widths, or measures by them, would change. A `data:` address and not a `blob:` one:
 * with HTML inside, Chromium taints the canvas for the latter.
 */
async function fitToSize(svg: Blob, wanted: Size): Promise<Fitted | undefined> {
  const bytes = new Uint8Array(await svg.arrayBuffer());
  const text = decodeSvg(bytes);
  if (!isParsable(text)) return undefined;
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.localName !== "svg" || root.getElementsByTagName("parsererror").length > 0) {
    return undefined;
  }
  const size = affordableSize(wanted, costOf(root));
  if (!size) return undefined;
  const own = readHeader(bytes)?.size ?? DEFAULT_SIZE;
  const isDrawable = Math.max(own.width, own.height) <= MAX_OWN_SIDE;
  if (!isDrawable && !root.hasAttribute("viewBox")) {
    root.setAttribute("viewBox", `0 0 ${own.width} ${own.height}`);
  }
  const written = isDrawable ? own : size;
  root.setAttribute("width", String(written.width));
  root.setAttribute("height", String(written.height));
  const fitted = new XMLSerializer().serializeToString(root);
  return { address: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(fitted)}`, size };
}
