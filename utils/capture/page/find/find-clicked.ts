import { deepRoots, hoveredElements } from "@/utils/capture/page/find/deep-elements";
import {
  addressOf,
  lonelyDrawing,
  type PagePicture,
  picturesOf,
} from "@/utils/capture/page/find/page-picture";
import { PICTURE_TAGS, picturesAt } from "@/utils/capture/page/find/pictures-at";
import { targetElement } from "@/utils/platform/page-side";

/** What the browser said about a menu click. */
export interface Click {
  readonly sourceUrl?: string;
  /** Firefox. */
  readonly targetElementId?: number;
}

/** Whether a click can have meant this one: the more, the likelier. */
function rate({ element }: PagePicture, hovered: readonly Element[]): number {
  if (hovered.includes(element)) return 3;
  const box = element.getBoundingClientRect();
  const innermost = hovered.at(-1)?.getBoundingClientRect();
  const overlaps =
    innermost &&
    box.left < innermost.right &&
    box.right > innermost.left &&
    box.top < innermost.bottom &&
    box.bottom > innermost.top;
  if (overlaps) return 2;
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth ? 1 : 0;
}

/**
 * Everything on the page that shows this address, the likeliest first; or else what
 * a style shows in the place of it: browsers name the address that is not seen.
 */
function showing(url: string, hovered: readonly Element[]): PagePicture[] {
  const elements = deepRoots().flatMap((root) => Array.from(root.querySelectorAll(PICTURE_TAGS)));
  const shown = elements.flatMap(picturesOf).filter((picture) => picture.url === url);
  const replaced = elements.filter((element) => addressOf(element) === url).flatMap(picturesOf);
  return (shown.length > 0 ? shown : replaced).toSorted(
    (a, b) => rate(b, hovered) - rate(a, hovered),
  );
}

/**
 * The picture of a menu click. No browser names it fully: Firefox gives the
 * element (the overlay, where there is one), Chromium the address, and the
 * element is the one still hovered.
 */
export function findClicked({ sourceUrl, targetElementId }: Click): PagePicture | undefined {
  const drawing = lonelyDrawing();
  if (drawing) return drawing;
  const named = targetElementId === undefined ? undefined : targetElement(targetElementId);
  const hovered = named ? [named] : hoveredElements();
  if (sourceUrl) return showing(sourceUrl, hovered)[0];
  const innermost = hovered.at(-1);
  if (!innermost) return undefined;
  const own = picturesOf(innermost)[0];
  if (own) return own;
  const { left, top, width, height } = innermost.getBoundingClientRect();
  return picturesAt(left + width / 2, top + height / 2)[0];
}
