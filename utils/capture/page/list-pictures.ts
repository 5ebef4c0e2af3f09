import { deepRoots } from "@/utils/capture/page/find/deep-elements";
import { findClicked } from "@/utils/capture/page/find/find-clicked";
import { type PagePicture, picturesOf } from "@/utils/capture/page/find/page-picture";
import { PICTURE_TAGS } from "@/utils/capture/page/find/pictures-at";
import { isSpacer } from "@/utils/capture/page/find/spacer";
import { type ListedPicture, MOST_LISTED } from "@/utils/core/gallery/page-listing";
import { pictureName } from "@/utils/core/gallery/picture-name";

/** What a frame says of itself and its pictures. */
export interface PageAnswer {
  readonly url: string;
  readonly title: string;
  readonly pictures: readonly ListedPicture[];
  /** Further pictures, beyond `MOST_LISTED`. */
  readonly more: number;
}

/** Begins the key of every listed picture, so that none is taken for a click. */
const MARK = "listed:";

/** Styles of more elements than this are not looked at for backgrounds. */
const MOST_STYLED = 5_000;

/** Smaller drawings are icons, CSS px. */
const LEAST_DRAWING = 96;

interface Known {
  readonly element: WeakRef<Element>;
  readonly picture: Omit<PagePicture, "element">;
}

/** The pictures of one frame, listed, and found again by their keys. */
export interface PageList {
  isKey(key: string): boolean;
  read(listId: string): PageAnswer;
  /** The picture of a key, as long as the page has it. */
  find(key: string): PagePicture | undefined;
}

/** A window can have its panel twice, in the sidebar and in a tab: each reads the list for itself. */
const MOST_READINGS = 4;

/** A list of this frame. Only the latest readings are remembered. */
export function createPageList(): PageList {
  let readings: readonly ReadonlyMap<string, Known>[] = [];
  const knownBy = (key: string) => readings.map((known) => known.get(key)).find(Boolean);
  return {
    isKey: (key) => key.startsWith(MARK),
    read(listId) {
      const known = new Map<string, Known>();
      const all = unique(findAll());
      const pictures = all.slice(0, MOST_LISTED).map((picture, at) => {
        const key = `${MARK}${listId}:${at}`;
        const { element, ...rest } = picture;
        known.set(key, { element: new WeakRef(element), picture: rest });
        return { key, name: nameOf(picture), size: sizeOf(picture) };
      });
      readings = [known, ...readings].slice(0, MOST_READINGS);
      const more = Math.max(0, all.length - MOST_LISTED);
      return { url: location.href, title: document.title, pictures, more };
    },
    find(key) {
      const one = knownBy(key);
      const element = one?.element.deref();
      if (one && element?.isConnected) return { ...one.picture, element };
      // Pages put new elements in the place of old ones that show the same.
      const sourceUrl = one?.picture.url;
      return sourceUrl ? findClicked({ sourceUrl }) : undefined;
    },
  };
}

/** In the order of the page. */
function findAll(): PagePicture[] {
  const found: PagePicture[] = [];
  for (const root of deepRoots()) {
    const elements = Array.from(root.querySelectorAll("*"));
    for (const [at, element] of elements.entries()) {
      const isPicture = element.matches(PICTURE_TAGS);
      if (!isPicture && (at >= MOST_STYLED || !paints(element))) continue;
      const [picture] = picturesOf(element);
      if (picture && isWorthIt(picture)) found.push(picture);
    }
  }
  return found;
}

function paints(element: Element): boolean {
  return getComputedStyle(element).backgroundImage.includes("url(");
}

function isWorthIt(picture: PagePicture): boolean {
  const { kind, url, natural } = picture;
  if (kind === "svg") return Math.min(natural.width, natural.height) >= LEAST_DRAWING;
  if (kind === "canvas" || kind === "video") return natural.width > 0 && natural.height > 0;
  return url !== undefined && !isSpacer(picture);
}

/** One for each address, the largest. What has no address is one of its own. */
function unique(pictures: readonly PagePicture[]): PagePicture[] {
  const byUrl = new Map<unknown, PagePicture>();
  for (const picture of pictures) {
    const mark = picture.url ?? picture.element;
    const before = byUrl.get(mark);
    if (!before || before.natural.width < picture.natural.width) byUrl.set(mark, picture);
  }
  return [...byUrl.values()];
}

function nameOf({ element, url }: PagePicture): string {
  const described = element.getAttribute("alt") ?? element.getAttribute("aria-label") ?? "";
  return pictureName(url, described);
}

function sizeOf({ element, natural }: PagePicture): ListedPicture["size"] {
  const isKnown = natural.width > 0 && natural.height > 0;
  const { width, height } = isKnown ? natural : element.getBoundingClientRect();
  return { width: Math.round(width), height: Math.round(height) };
}
