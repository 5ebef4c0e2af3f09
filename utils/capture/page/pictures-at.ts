import { deepRoots, elementsAt } from "@/utils/capture/page/deep-elements";
import { type PagePicture, picturesOf } from "@/utils/capture/page/page-picture";

export const PICTURE_TAGS = "img, canvas, video, svg, image, input[type=image], object, embed";

function contains(element: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left && x < right && y >= top && y < bottom;
}

function isVisible(element: Element): boolean {
  return element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
}

/** Those that take no pointer, or lie under what clips them: no list of the browser has them. */
function untouchable(x: number, y: number, known: ReadonlySet<Element>): Element[] {
  return deepRoots()
    .flatMap((root) => Array.from(root.querySelectorAll(PICTURE_TAGS)))
    .filter((element) => !known.has(element) && contains(element, x, y) && isVisible(element));
}

/**
 * Every picture at a point, through overlays and shadow roots, topmost first.
 * CSS px of the frame; `ignored` is our own overlay.
 */
export function picturesAt(x: number, y: number, ignored?: Element): PagePicture[] {
  const stack = elementsAt(x, y).filter((element) => element !== ignored);
  const known = new Set(stack);
  const seen = new Set<string>();
  return [...known, ...untouchable(x, y, known)].flatMap(picturesOf).filter((picture) => {
    const name = `${picture.kind} ${picture.url ?? ""} ${indexOf(picture.element)}`;
    return !seen.has(name) && seen.add(name);
  });
}

const indices = new WeakMap<Element, number>();
let nextIndex = 0;

/** Tells elements apart as text. */
function indexOf(element: Element): number {
  const index = indices.get(element) ?? nextIndex++;
  indices.set(element, index);
  return index;
}
