import { cacheBriefly } from "@/utils/capture/page/find/cache-briefly";
import { deepRoots, elementsAt } from "@/utils/capture/page/find/deep-elements";
import { type PagePicture, picturesOf } from "@/utils/capture/page/find/page-picture";

export const PICTURE_TAGS = "img, canvas, video, svg, image, input[type=image], object, embed";

/** Styles of more elements than this are not looked at for pictures that take no pointer. */
const MAX_STYLED = 5_000;

function contains(element: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left && x < right && y >= top && y < bottom;
}

function isVisible(element: Element): boolean {
  return element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
}

/** Every element that is a picture or paints one, anywhere on the page. */
const findPictureElements = cacheBriefly(() => {
  const roots = deepRoots();
  const tagged = roots.flatMap((root) => Array.from(root.querySelectorAll(PICTURE_TAGS)));
  const all = roots.flatMap((root) => Array.from(root.querySelectorAll("*")));
  const painting = all.slice(0, MAX_STYLED).filter((element) => {
    const { backgroundImage, pointerEvents } = getComputedStyle(element);
    return pointerEvents === "none" && backgroundImage.includes("url(");
  });
  return new Set([...tagged, ...painting]);
});

/** Elements without pointer events, or clipped: the browser's hit test skips them. */
function untouchable(x: number, y: number, known: ReadonlySet<Element>): Element[] {
  return [...findPictureElements()].filter(
    (element) => !known.has(element) && contains(element, x, y) && isVisible(element),
  );
}

/**
 * Every picture at a point, through overlays and shadow roots, topmost first.
 * CSS px of the frame; `ignored` is our own overlay.
 */
export function picturesAt(x: number, y: number, ignored?: Element): PagePicture[] {
  const known = new Set(elementsAt(x, y, ignored));
  const pictures: PagePicture[] = [];
  for (const picture of [...known, ...untouchable(x, y, known)].flatMap(picturesOf)) {
    const isKnown = pictures.some(
      ({ element, kind, url }) =>
        element === picture.element && kind === picture.kind && url === picture.url,
    );
    if (!isKnown) pictures.push(picture);
  }
  return pictures;
}
