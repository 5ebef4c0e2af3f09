import type { Size } from "@/utils/core/geometry";

/*
 * What drawing an SVG takes, counted before it is drawn: nothing can end it once it
 * has begun, and the background, with requests that are being paid for, lives in the
 * same process. Milliseconds as measured in Chromium 156 on a busy machine with two
 * cores; what matters is that no kind of drawing is free that takes long.
 */

/** A reader that has begun cannot be ended either. */
const MAX_CHARACTERS = 16_000_000;
const MAX_TAGS = 60_000;
/** Elements in one another, references followed. Chromium draws none of 20,000. */
const MAX_DEPTH = 2000;

const ELEMENT_MS = 0.07;
/** Each instance of a `use` is a tree of its own. */
const USE_MS = 0.4;
/** A rule of a style sheet and an element it may be for. */
const MATCHING_MS = 0.0001;
/** Group, mask or blending that is drawn apart, per megapixel. */
const LAYER_MS = 12;
const MASK_MS = 35;

/** Per megapixel and primitive of a filter; for others the last one. */
const PRIMITIVE_MS: Readonly<Record<string, number>> = {
  fegaussianblur: 75,
  fedropshadow: 90,
  feturbulence: 550,
  femorphology: 2500,
  fediffuselighting: 600,
  fespecularlighting: 600,
  fedisplacementmap: 220,
};
const OTHER_PRIMITIVE_MS = 60;
const KERNEL_CELL_MS = 75;
const MAX_KERNEL_CELLS = 900;

/** Higher counts are the same to everybody. */
const MOST = 1e9;

const XLINK = "http://www.w3.org/1999/xlink";

/** What drawing takes in ms: whatever its size, and for each megapixel of it. */
export interface SvgCost {
  readonly fixedMs: number;
  readonly msPerMegapixel: number;
}

/** Whether a text may be parsed at all: bounded in length and tags, and no entity multiplies others. */
export function isParsable(text: string): boolean {
  if (text.length > MAX_CHARACTERS) return false;
  let tags = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at + 1)) {
    tags += 1;
    if (tags > 2 * MAX_TAGS) return false;
  }
  return !multiplies(text);
}

/** Entities name addresses in what people draw; those with markup or other entities in them are meant to grow. */
function multiplies(text: string): boolean {
  const start = text.indexOf("<!ENTITY");
  if (start < 0) return false;
  const values = text
    .slice(start, start + 100_000)
    .matchAll(/<!ENTITY\s[^"']{0,200}("[^"]*"|'[^']*')/g);
  for (const [, value = ""] of values) if (/[<&]/.test(value) || value.length > 1000) return true;
  return text.indexOf("<!ENTITY", start + 100_000) >= 0;
}

/** Counts what a parsed drawing takes, references followed as often as they are drawn. */
export function costOf(root: Element): SvgCost {
  const all = [root, ...root.querySelectorAll("*")];
  if (all.length > MAX_TAGS) return { fixedMs: MOST, msPerMegapixel: 0 };
  const byId = new Map<string, Element>();
  for (const one of all) if (one.id && !byId.has(one.id)) byId.set(one.id, one);
  if (all.some(holdsDrawing)) return { fixedMs: MOST, msPerMegapixel: 0 };
  const styles = all.filter(({ localName }) => localName === "style");
  const css = styles.map(({ textContent }) => textContent ?? "").join("\n");
  const counter: Counter = {
    root,
    byId,
    css: cssCost(css, byId),
    known: new Map(),
    open: new Set(),
  };
  const { fixed: drawing, area } = countIn(root, counter);
  const rules = css.split("{").length - 1;
  const fixed = drawing + rules * all.length * MATCHING_MS;
  return { fixedMs: Math.min(MOST, fixed), msPerMegapixel: Math.min(MOST, area) };
}

/** Another drawing inside, as an address: nobody counts what that takes. Style sheets can hide one behind escapes. */
function holdsDrawing(element: Element): boolean {
  const texts = Array.from(element.attributes, ({ value }) => value);
  if (element.localName === "style") texts.push(element.textContent ?? "");
  return texts.some((text) => {
    const bare = text.replaceAll(/[\t\n\r]/g, "");
    return /data:\s*image\/svg/i.test(bare) || (/url\(/i.test(bare) && bare.includes("\\"));
  });
}

interface Count {
  readonly fixed: number;
  readonly area: number;
}

interface Counter {
  readonly root: Element;
  readonly byId: ReadonlyMap<string, Element>;
  /** What rules of a style sheet may add to an element. */
  readonly css: number;
  readonly known: Map<Element, Count>;
  /** Being counted: a reference to one of these is a circle, which nobody draws. */
  readonly open: Set<Element>;
}

const NOTHING: Count = { fixed: 0, area: 0 };

function countIn(element: Element, counter: Counter): Count {
  const known = counter.known.get(element);
  if (known) return known;
  if (counter.open.has(element)) return NOTHING;
  if (counter.open.size > MAX_DEPTH) return { fixed: MOST, area: MOST };
  counter.open.add(element);
  const name = element.localName.toLowerCase();
  let fixed = name === "use" ? USE_MS : ELEMENT_MS;
  let area = ownArea(element, counter);
  const targets = referencesOf(element).flatMap((id) => counter.byId.get(id) ?? []);
  for (const part of [...element.children, ...targets]) {
    if (part.localName.toLowerCase() === "filter") continue;
    const { fixed: more, area: wider } = countIn(part, counter);
    fixed = Math.min(MOST, fixed + more);
    area = Math.min(MOST, area + wider);
  }
  counter.open.delete(element);
  const count = { fixed, area };
  counter.known.set(element, count);
  return count;
}

const REFERENCE = /url\(\s*["']?#([^"')]{1,200})/g;

/** The ids that an element's own attributes name. */
function referencesOf(element: Element): readonly string[] {
  const href = element.getAttribute("href") ?? element.getAttributeNS(XLINK, "href") ?? "";
  const ids = href.startsWith("#") ? [href.slice(1)] : [];
  for (const { value } of element.attributes) {
    if (!value.includes("url(")) continue;
    for (const [, id = ""] of value.matchAll(REFERENCE)) ids.push(id);
  }
  return ids;
}

/** What an element adds for each megapixel: filters, masks and layers of its own. */
function ownArea(element: Element, { root, byId, css }: Counter): number {
  const style = element.getAttribute("style") ?? "";
  let ms = element.hasAttribute("class") || element.id ? css : 0;
  for (const id of referencesOf(element)) {
    const target = byId.get(id);
    const name = target?.localName.toLowerCase();
    if (target && name === "filter") ms += filterMs(target) * shareOf(target, element, root);
    if (name === "mask" || name === "clippath") ms += MASK_MS;
  }
  if (/(?:^|;)\s*(?:filter|backdrop-filter)\s*:\s*[^;]*\b(?:blur|drop-shadow)\(/.test(style))
    ms += 90;
  const isGroup = element.children.length > 0;
  const opacity = Number.parseFloat(element.getAttribute("opacity") ?? "1");
  const isLayer = opacity < 1 || /\b(?:opacity|mix-blend-mode|isolation)\s*:/.test(style);
  return ms + (isGroup && isLayer ? LAYER_MS : 0);
}

function filterMs(filter: Element): number {
  let ms = 0;
  for (const one of filter.children) {
    const name = one.localName.toLowerCase();
    if (name === "feconvolvematrix") {
      const [x = 3, y = x] = (one.getAttribute("order") ?? "3").split(/[\s,]+/).map(Number);
      ms += KERNEL_CELL_MS * Math.min(MAX_KERNEL_CELLS, Math.max(1, x * y || MAX_KERNEL_CELLS));
    } else ms += PRIMITIVE_MS[name] ?? OTHER_PRIMITIVE_MS;
  }
  return ms;
}

/**
 * Which share of the drawing a filter covers: what drawing programs write in px of the
 * drawing is believed where nothing between enlarges it; else all of it.
 */
function shareOf(filter: Element, element: Element, root: Element): number {
  if (filter.getAttribute("filterUnits") !== "userSpaceOnUse") return 1;
  for (let one: Element | null = element; one && one !== root; one = one.parentElement) {
    const isEnlarging = /scale|matrix/.test(
      `${one.getAttribute("transform") ?? ""}${one.getAttribute("style") ?? ""}`,
    );
    const isElsewhere = /^(?:svg|symbol|defs|pattern|marker|mask|clippath)$/i.test(one.localName);
    if (isEnlarging || isElsewhere || one.hasAttribute("class")) return 1;
  }
  const [, , width = 0, height = 0] = (root.getAttribute("viewBox") ?? "")
    .split(/[\s,]+/)
    .map(Number);
  const own = ["width", "height"].map((name) => Number(filter.getAttribute(name)));
  const share = ((own[0] ?? 0) * (own[1] ?? 0)) / (width * height);
  return share > 0 && share < 1 ? share : 1;
}

/** What a style sheet may add to each element it reaches; which those are is not looked at. */
function cssCost(css: string, byId: ReadonlyMap<string, Element>): number {
  let ms = /\b(?:blur|drop-shadow)\(/.test(css) ? 90 : 0;
  for (const [, id = ""] of css.slice(0, 1_000_000).matchAll(REFERENCE)) {
    const target = byId.get(id);
    const name = target?.localName.toLowerCase();
    if (target && name === "filter") ms += filterMs(target);
    if (name === "mask") ms += MASK_MS;
  }
  return ms;
}

/** A drawing may hold everything up for so long, ms. */
const BUDGET_MS = 5000;
/** A picture of fewer pixels on its long side is of no use. */
const LEAST_SIDE = 400;

/**
 * The size to draw at, so that it takes bearable time: the wanted one, or a smaller one
 * of the same aspect. `undefined` where no size is small enough.
 */
export function affordableSize(size: Size, { fixedMs, msPerMegapixel }: SvgCost): Size | undefined {
  const left = BUDGET_MS - fixedMs;
  const wanted = (msPerMegapixel * size.width * size.height) / 1e6;
  if (left <= 0) return undefined;
  if (wanted <= left) return size;
  const scale = Math.sqrt(left / wanted);
  const scaled = {
    width: Math.max(1, Math.floor(size.width * scale)),
    height: Math.max(1, Math.floor(size.height * scale)),
  };
  return Math.max(scaled.width, scaled.height) < LEAST_SIDE ? undefined : scaled;
}
