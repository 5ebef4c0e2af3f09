import type { PictureKind } from "@/utils/capture/protocol/snapshot";
import type { Size } from "@/utils/core/geometry";
import { readCssPictures } from "@/utils/core/picture/css-urls";

export type Pseudo = "::before" | "::after";

/** A picture on a page: an element, or what an element's style paints. */
export interface PagePicture {
  readonly element: Element;
  readonly kind: PictureKind;
  /** What is shown now, resolved; none for canvases, video frames and drawings in the page. */
  readonly url?: string;
  readonly pseudo?: Pseudo;
  /** Other resolutions that the same style names, as written there. */
  readonly others?: readonly string[];
  /** CSS px. */
  readonly natural: Size;
}

const NO_SIZE: Size = { width: 0, height: 0 };

function resolve(address: string | null | undefined, base: string): string | undefined {
  return (address && URL.parse(address, base)?.href) || undefined;
}

function withUrl(picture: PagePicture, url: string | undefined): PagePicture {
  return url ? { ...picture, url } : picture;
}

/** HTML's own pictures. Tags are compared by name: a frame's elements have classes of their own. */
function readHtmlPicture(element: Element): PagePicture | undefined {
  const base = element.baseURI;
  if (element instanceof HTMLImageElement) {
    const natural = { width: element.naturalWidth, height: element.naturalHeight };
    return withUrl(
      { element, kind: "img", natural },
      element.currentSrc || resolve(element.src, base),
    );
  }
  if (element instanceof HTMLInputElement && element.type === "image") {
    return withUrl({ element, kind: "img", natural: NO_SIZE }, resolve(element.src, base));
  }
  if (element instanceof HTMLCanvasElement) {
    return { element, kind: "canvas", natural: { width: element.width, height: element.height } };
  }
  if (element instanceof HTMLVideoElement) return readVideo(element);
  const isEmbed = element instanceof HTMLObjectElement || element instanceof HTMLEmbedElement;
  if (!isEmbed || !element.type.startsWith("image/")) return undefined;
  const address = element instanceof HTMLObjectElement ? element.data : element.src;
  return withUrl({ element, kind: "img", natural: NO_SIZE }, resolve(address, base));
}

/** Before its first frame a video shows its poster. */
function readVideo(element: HTMLVideoElement): PagePicture {
  const hasFrame = element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
  const isPosterShown =
    element.poster && (!hasFrame || (element.paused && element.currentTime === 0));
  if (isPosterShown) return { element, kind: "img", url: element.poster, natural: NO_SIZE };
  const natural = { width: element.videoWidth, height: element.videoHeight };
  return { element, kind: "video", natural };
}

function readSvgPicture(element: Element): PagePicture[] {
  if (!(element instanceof SVGElement)) return [];
  const own = element instanceof SVGImageElement ? [readSvgImage(element)] : [];
  const drawing = outermostSvg(element);
  if (!drawing) return own;
  const { width, height } = drawing.getBoundingClientRect();
  return [...own, { element: drawing, kind: "svg", natural: { width, height } }];
}

function readSvgImage(element: SVGImageElement): PagePicture {
  const url = resolve(element.href.baseVal, element.baseURI);
  return withUrl({ element, kind: "img", natural: NO_SIZE }, url);
}

function outermostSvg(element: SVGElement): SVGSVGElement | undefined {
  let outermost = element instanceof SVGSVGElement ? element : element.ownerSVGElement;
  while (outermost?.ownerSVGElement) outermost = outermost.ownerSVGElement;
  return outermost ?? undefined;
}

const PAINTED = [
  "backgroundImage",
  "content",
  "borderImageSource",
  "maskImage",
  "listStyleImage",
] as const;

/** What styles paint: on the element, before it and after it. */
function readPainted(element: Element): PagePicture[] {
  const layers: readonly (Pseudo | undefined)[] = ["::after", undefined, "::before"];
  return layers.flatMap((pseudo) => {
    const style = getComputedStyle(element, pseudo ?? null);
    if (pseudo && (style.content === "none" || style.content === "normal")) return [];
    return PAINTED.flatMap((name) => readCssPictures(style[name] || "")).map((picture) => ({
      element,
      kind: "background" as const,
      ...picture,
      natural: NO_SIZE,
      ...(pseudo ? { pseudo } : {}),
    }));
  });
}

const LAZY_BACKGROUND = ["data-bg", "data-background", "data-background-image", "data-bg-src"];

/** A background that a script would have set when it came into view. */
function readUnpainted(element: Element): PagePicture[] {
  const text = LAZY_BACKGROUND.map((name) => element.getAttribute(name)).find(Boolean) ?? "";
  const address = readCssPictures(text)[0]?.url ?? text.trim();
  const url = /\s/.test(address) ? undefined : resolve(address, element.baseURI);
  return url ? [{ element, kind: "background", url, natural: NO_SIZE }] : [];
}

/** The document is an SVG file, alone in its tab or frame. */
export function lonelyDrawing(): PagePicture | undefined {
  const root = document.documentElement as Element;
  if (!(root instanceof SVGSVGElement)) return undefined;
  const { width, height } = root.getBoundingClientRect();
  return { element: root, kind: "svg", url: location.href, natural: { width, height } };
}

/** A style's `content` takes the place of what an element holds. */
function isReplaced(element: Element): boolean {
  return readCssPictures(getComputedStyle(element).content || "").length > 0;
}

/** The picture in an element's own address, shown or not. */
export function addressOf(element: Element): string | undefined {
  return readHtmlPicture(element)?.url;
}

/** All pictures an element is or paints, topmost first. */
export function picturesOf(element: Element): PagePicture[] {
  const own = isReplaced(element) ? undefined : readHtmlPicture(element);
  const painted = readPainted(element);
  const behind = painted.length > 0 ? painted : readUnpainted(element);
  return [...(own ? [own] : readSvgPicture(element)), ...behind];
}
