import type { PagePicture } from "@/utils/capture/page/find/page-picture";
import { serialiseSvg } from "@/utils/capture/page/hold/serialise-svg";
import type { HeldAnswer, PageStore } from "@/utils/capture/protocol/held-answer";

const MAX_SIDE = 16_384;
const MAX_PIXELS = 100_000_000;

type Drawable = HTMLImageElement | HTMLCanvasElement | HTMLVideoElement;

/** Unless its page keeps what it has drawn, a 3D canvas is only readable within the frame that drew it. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, 250); // Hidden tabs have no frames.
  });
}

/** Nothing but transparent black: what an unreadable 3D canvas, or an undrawn one, gives. */
function isBlank(copy: HTMLCanvasElement): boolean {
  const probe = document.createElement("canvas");
  probe.width = 16;
  probe.height = 16;
  const context = probe.getContext("2d");
  context?.drawImage(copy, 0, 0, 16, 16);
  return context?.getImageData(0, 0, 16, 16).data.every((value) => value === 0) ?? true;
}

/** Redraws an element at its natural size. Throws a SecurityError where a page may not read it. */
async function draw(element: Drawable, width: number, height: number): Promise<Blob | null> {
  const copy = document.createElement("canvas");
  copy.width = width;
  copy.height = height;
  if (element instanceof HTMLCanvasElement) await nextFrame();
  copy.getContext("2d")?.drawImage(element, 0, 0, width, height);
  if (element instanceof HTMLCanvasElement && isBlank(copy)) return null;
  return new Promise((done) => copy.toBlob(done, "image/png"));
}

/** What a style paints is no element; here it becomes one, out of the page's own cache. */
async function loadPainted(url: string): Promise<PagePicture | undefined> {
  const element = new Image();
  element.src = url;
  try {
    await element.decode();
  } catch {
    return undefined;
  }
  const natural = { width: element.naturalWidth, height: element.naturalHeight };
  return { element, kind: "img", url, natural };
}

async function takePixels({ element, kind, natural, url }: PagePicture): Promise<Blob | string> {
  if (kind === "svg" && element instanceof SVGSVGElement) return serialiseSvg(element);
  if (kind === "background") {
    const painted = url ? await loadPainted(url) : undefined;
    return painted ? takePixels(painted) : "no-pixels";
  }
  const isDrawable =
    element instanceof HTMLImageElement ||
    element instanceof HTMLCanvasElement ||
    element instanceof HTMLVideoElement;
  if (!isDrawable) return "no-pixels";
  // Half a picture is none.
  if (element instanceof HTMLImageElement && !element.complete) return "no-pixels";
  const { width, height } = natural;
  if (width < 1 || height < 1) return "no-pixels";
  if (Math.max(width, height) > MAX_SIDE || width * height > MAX_PIXELS) return "no-pixels";
  return (await draw(element, width, height)) ?? "no-pixels";
}

/** The bytes behind an address too long to travel. */
async function takeAddress({ url }: PagePicture): Promise<Blob | string> {
  return url ? (await fetch(url)).blob() : "no-pixels";
}

/** Holds a picture's bytes under `key`, read from its own address or from what it shows. */
export async function holdPicture(
  key: string,
  picture: PagePicture,
  from: "address" | "pixels",
): Promise<HeldAnswer> {
  const page = globalThis as PageStore;
  try {
    const taken = await (from === "address" ? takeAddress(picture) : takePixels(picture));
    if (typeof taken === "string") return { ok: false, reason: taken };
    page.redrawHeld ??= new Map();
    page.redrawHeld.set(key, { blob: taken });
    return { ok: true, byteLength: taken.size };
  } catch (error) {
    const isTainted = error instanceof DOMException && error.name === "SecurityError";
    return { ok: false, reason: isTainted ? "tainted" : "network", detail: String(error) };
  }
}
