import type { Size } from "@/utils/core/geometry";

/** Where a page names another version of the same picture. */
export type OfferKind = "srcset" | "lazy" | "link";

/** Another version of a picture, as the page names it; not yet looked at. */
export interface NamedVersion {
  readonly url: string;
  readonly kind: OfferKind;
  /** px, where the page says it. */
  readonly width?: number;
  readonly density?: number;
}

/** A version whose size was seen. */
export interface Offer extends Size {
  readonly url: string;
  readonly kind: OfferKind;
}

/** A thumbnail's sides are whole px, so proportions differ by that much and a little scaling slack. */
const RATIO_SLACK = 0.02;
const MIN_GAIN = 1.2;

/** Whether two sizes can be the same picture at two resolutions. */
export function hasSameShape(one: Size, other: Size): boolean {
  const small = one.width * one.height < other.width * other.height ? one : other;
  const large = small === one ? other : one;
  const height = (large.height * small.width) / large.width;
  const width = (large.width * small.height) / large.height;
  const isClose = (a: number, b: number) => Math.abs(a - b) <= 1 + b * RATIO_SLACK;
  return isClose(height, small.height) || isClose(width, small.width);
}

/** Versions worth probing: one per address, the largest (as declared) first. */
export function rankVersions(
  named: readonly NamedVersion[],
  shown: { readonly url?: string; readonly size: Size },
): NamedVersion[] {
  const byUrl = new Map(named.toReversed().map((version) => [version.url, version]));
  if (shown.url) byUrl.delete(shown.url);
  return [...byUrl.values()]
    .filter(({ width }) => width === undefined || width > shown.size.width)
    .toSorted((a, b) => weigh(b) - weigh(a));
}

/** Links and lazy attributes mostly lead to the original; densities are small numbers. */
function weigh({ width, density, kind }: NamedVersion): number {
  if (width !== undefined) return width;
  return kind === "srcset" ? (density ?? 1) : 10_000;
}

/** Those that are clearly larger and of the same shape, the largest first. */
export function chooseOffers(seen: readonly Offer[], shown: Size): Offer[] {
  return seen
    .filter((offer) => offer.width * offer.height >= shown.width * shown.height * MIN_GAIN)
    .filter((offer) => hasSameShape(offer, shown))
    .toSorted((a, b) => b.width * b.height - a.width * a.height);
}

/** What a page shows where the real picture has not been loaded yet. */
interface Shown {
  readonly natural: Size;
  /** CSS px on the page. */
  readonly box: Size;
}

const MAX_SPACER = 2;
const MAX_PREVIEW = 64;

/**
 * Whether what is shown only holds the place of a picture: a spacer of a pixel
 * or two, or a tiny preview stretched to several times its size.
 */
export function isPlaceholder({ natural, box }: Shown): boolean {
  if (Math.max(natural.width, natural.height) <= MAX_SPACER) return true;
  return natural.width <= MAX_PREVIEW && natural.width * 3 <= box.width;
}

/** Of the versions that a placeholder names, the smallest that fills its box, else the largest. */
export function chooseForPlaceholder(
  named: readonly NamedVersion[],
  widthPx: number,
): NamedVersion | undefined {
  const own = named.filter(({ kind }) => kind !== "link");
  const sized = own
    .filter(({ width }) => width !== undefined)
    .toSorted((a, b) => weigh(a) - weigh(b));
  const fitting = sized.find(({ width }) => (width ?? 0) >= widthPx);
  return fitting ?? sized.at(-1) ?? own[0];
}
