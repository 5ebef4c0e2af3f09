import type { Size } from "@/utils/core/geometry";
import { ascii } from "@/utils/core/image-header/bytes";
import type { HeaderDetails } from "@/utils/core/image-header/header";

/** Enough for a licence comment and a document type before the root element. */
const SNIFF_BYTES = 64 * 1024;

/** CSS px per unit; the font's size is the browser's default. */
const PX_PER_UNIT: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  em: 16,
  rem: 16,
  ex: 8,
};

const DECLARED = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/;
/** Two bytes a letter or more. What is written in single bytes and declares them is UTF-8. */
const WIDE = /^(?:utf-?16|utf-?32|ucs|iso-10646)/i;

/** The encoding of an XML text: by its byte order mark, else what it declares (XML 1.0, §4.3.3). */
function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  const declared = DECLARED.exec(ascii(start, 0, 300))?.[1];
  return declared && !WIDE.test(declared) ? declared : "utf-8";
}

/** A drawing's text, in whatever encoding it is written. */
export function decodeSvg(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes)).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes); // No browser knows that encoding.
  }
}

/** The position after `end`, or nothing where it never comes. */
function after(text: string, end: string, from: number): number | undefined {
  const at = text.indexOf(end, from);
  return at < 0 ? undefined : at + end.length;
}

/** A document type may hold declarations in brackets, with `>` among them. */
function afterDoctype(text: string, from: number): number | undefined {
  const close = after(text, ">", from);
  // Searched up to there only: each of many document types would look through all that follow.
  const bracket = text.slice(from, close).indexOf("[");
  if (bracket < 0) return close;
  const end = after(text, "]", from + bracket);
  return end === undefined ? undefined : after(text, ">", end);
}

/** Where the first element begins: after spaces, XML declaration, comments, document type. */
function findRoot(text: string): number | undefined {
  let at: number | undefined = 0;
  while (at !== undefined) {
    if (/\s/.test(text.charAt(at))) at += 1;
    else if (text.startsWith("<?", at)) at = after(text, "?>", at);
    else if (text.startsWith("<!--", at)) at = after(text, "-->", at + 4);
    else if (/^<!doctype/i.test(text.slice(at, at + 9))) at = afterDoctype(text, at);
    else return at;
  }
  return undefined;
}

/** The text of the root's start tag if the root is an `svg`, prefixed or not. */
function readRootTag(bytes: Uint8Array): string | undefined {
  const text = decodeSvg(bytes.subarray(0, SNIFF_BYTES));
  const at = findRoot(text);
  if (at === undefined) return undefined;
  const name = /^<(?:[A-Za-z_][\w.-]{0,40}:)?svg(?=[\s/>])/.exec(text.slice(at, at + 60));
  if (!name) return undefined;
  const end = findTagEnd(text, at);
  return text.slice(at + name[0].length, end);
}

/** `>` may stand inside a quoted value. */
function findTagEnd(text: string, from: number): number {
  let quote = "";
  for (let at = from; at < text.length; at++) {
    const letter = text.charAt(at);
    if (quote) quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ">") return at;
  }
  return text.length;
}

/** Whether the text has an `<svg>` root element. */
export function isSvg(bytes: Uint8Array): boolean {
  return readRootTag(bytes) !== undefined;
}

function readAttribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*("[^"]*"|'[^']*')`).exec(tag)?.[1];
  return found?.slice(1, -1).trim();
}

/** `1.7976931348623157e+308px` and spaces; longer ones are meant to keep a reader busy. */
const MAX_LENGTH_CHARACTERS = 64;

/** A length in CSS px; a percentage says nothing about a picture on its own. */
function parseLength(value: string | undefined): number | undefined {
  if (value === undefined || value.length > MAX_LENGTH_CHARACTERS) return undefined;
  const [, number, unit = ""] = /^\+?(\d*\.?\d+(?:e[+-]?\d+)?)([a-z]*)$/i.exec(value) ?? [];
  const px = Number(number) * (PX_PER_UNIT[unit.toLowerCase()] ?? Number.NaN);
  return Number.isFinite(px) && px > 0 ? px : undefined;
}

function parseViewBox(value: string | undefined): Size | undefined {
  if (value === undefined || value.length > 8 * MAX_LENGTH_CHARACTERS) return undefined;
  const parts = value.split(/[\s,]+/).map(Number);
  const [, , width = 0, height = 0] = parts;
  const hasArea = parts.length === 4 && width > 0 && height > 0;
  return hasArea && Number.isFinite(width * height) ? { width, height } : undefined;
}

/** What browsers assume for a side that is not given where there is no view box either, CSS px. */
const USUAL: Size = { width: 300, height: 150 };

/**
 * The size the root element gives itself, in CSS px: width and height, the
 * missing one by the view box's proportions, or else the usual one; else the view box.
 * Sizes of SVG may be fractions: rounded, at least 1.
 */
export function readSvg(bytes: Uint8Array): HeaderDetails {
  const tag = readRootTag(bytes) ?? "";
  const width = parseLength(readAttribute(tag, "width"));
  const height = parseLength(readAttribute(tag, "height"));
  const box = parseViewBox(readAttribute(tag, "viewBox"));
  if (!width && !height && !box) return {};
  const { width: across, height: down } = box ?? USUAL;
  const wide = width ?? (box && height ? (height * across) / down : across);
  const high = height ?? (box && width ? (width * down) / across : down);
  return { size: { width: Math.max(1, Math.round(wide)), height: Math.max(1, Math.round(high)) } };
}
