/** A text with its escapes undone and what may stand between letters left out. */
interface Reading {
  readonly text: string;
  /** Where each letter begins in the text as it came; one more for the end of the last. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A part of a text, from `start` up to `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Escapes of JSON (also of JSON in JSON), JavaScript, URLs and HTML, and after
 * them whatever servers break lines with. No two parts can match at one place in
 * two ways, so the search is linear.
 */
const ESCAPES =
  /\\{1,4}u\{?0{0,4}([0-9a-f]{2})\}?|\\{1,4}x([0-9a-f]{2})|%(?:25){0,3}(?:u00)?([0-9a-f]{2})|&(?:amp;){0,3}#x0{0,6}([0-9a-f]{2});?|&(?:amp;){0,3}#0{0,6}(\d{1,3});?|&(?:amp;){0,3}(?:nbsp|shy|zwn?j);|\\{1,4}[nrt]|\\|<\/?[a-z]{1,6}(?:[\s/][^<>]{0,200})?>|<!--[^<>]{0,40}-->|[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/gi;

function plainReading(text: string): Reading {
  const places = Array.from({ length: text.length }, (_, at) => at);
  return { text, starts: places, ends: places.map((at) => at + 1) };
}

function letterOf(match: RegExpExecArray): string {
  const [, unicode, hex, percent, entity, decimal] = match;
  const code = unicode ?? hex ?? percent ?? entity;
  if (code) return String.fromCharCode(Number.parseInt(code, 16));
  return decimal && Number(decimal) < 128 ? String.fromCharCode(Number(decimal)) : "";
}

/** Undoes one layer of escapes. */
function unescaped(before: Reading): Reading {
  const letters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const keep = (letter: string, from: number, to: number) => {
    letters.push(letter);
    starts.push(before.starts[from] ?? 0);
    ends.push(before.ends[to - 1] ?? 0);
  };
  let at = 0;
  const keepUpTo = (end: number) => {
    for (; at < end; at += 1) keep(before.text.charAt(at), at, at + 1);
  };
  for (const match of before.text.matchAll(ESCAPES)) {
    keepUpTo(match.index);
    at = match.index + match[0].length;
    const letter = letterOf(match);
    if (letter !== "") keep(letter, match.index, at);
  }
  keepUpTo(before.text.length);
  return { text: letters.join(""), starts, ends };
}

/** Only the letters that `isKept` says, each as `as` writes it. */
function filtered(before: Reading, isKept: RegExp, as: (letter: string) => string): Reading {
  const letters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < before.text.length; at += 1) {
    const letter = before.text.charAt(at);
    if (!isKept.test(letter)) continue;
    letters.push(as(letter));
    starts.push(before.starts[at] ?? 0);
    ends.push(before.ends[at] ?? 0);
  }
  return { text: letters.join(""), starts, ends };
}

/** @param isPacked the letters right beside the find hold bits of it as well */
function spansOf({ text, starts, ends }: Reading, wanted: string, isPacked = false): Span[] {
  const spans: Span[] = [];
  if (wanted === "") return spans;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const last = at + wanted.length - 1;
    const hasBefore = isPacked && ends[at - 1] === starts[at];
    const hasAfter = isPacked && starts[last + 1] === ends[last];
    spans.push({
      start: starts[hasBefore ? at - 1 : at] ?? 0,
      end: ends[hasAfter ? last + 1 : last] ?? 0,
    });
  }
  return spans;
}

/** Base64 comes in two alphabets; a find in either is the same. */
function standardLetter(letter: string): string {
  if (letter === "-") return "+";
  return letter === "_" ? "/" : letter;
}

/** Fewer letters, spelled with other signs between them, may be words of a sentence. */
const MIN_SPELLED = 12;

/**
 * How a key looks inside base64, by where among three bytes it begins. Letters
 * that hold bits of what stands beside it are left out.
 */
function base64Forms(key: string): string[] {
  return [0, 1, 2].map((offset) => {
    const whole = btoa("\0".repeat(offset) + key);
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + key.length) * 8) / 6);
    return whole.slice(first, last);
  });
}

function hexOf(key: string): string {
  return Array.from(key, (letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}

/** Keys are ASCII. Other letters may become two in lower case (İ), and places would be others. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Escapes within escapes within escapes: a relay behind a relay wraps a text once each. */
const LAYERS = 3;

/**
 * Where a key stands in a text, in any of the ways a server may write it: plain,
 * with line breaks, tags or other signs between its letters, escaped for JSON, URLs or
 * HTML, in hex (of UTF-16, too) or decimal codes, in either base64, at any place within
 * either. Linear in the text.
 *
 * @param key visible ASCII of at least six letters: shorter ones turn up by chance
 */
export function findKey(text: string, key: string): readonly Span[] {
  const wanted = unescaped(plainReading(key)).text.toLowerCase();
  const forms = base64Forms(key);
  const hex = hexOf(key);
  const wideHex = hex.match(/../g)?.join("00") ?? "";
  const codes = Array.from(key, (letter) => letter.charCodeAt(0)).join(",");
  const spelled = wanted.replace(/[^a-z\d]/g, "");
  // Lists of lists: as arguments of a call, a hundred thousand of them overflow the stack.
  const found: (readonly Span[])[] = [];
  let reading = plainReading(text);
  for (let layer = 0; layer <= LAYERS; layer += 1) {
    const next = unescaped(reading);
    found.push(spansOf({ ...next, text: lowerAscii(next.text) }, wanted));
    const base64 = filtered(next, /[\w+/-]/, standardLetter);
    for (const form of forms) found.push(spansOf(base64, form, true));
    const digits = filtered(next, /[0-9a-f]/i, (digit) => digit.toLowerCase());
    found.push(spansOf(digits, hex), spansOf(digits, wideHex), spansOf(next, codes));
    if (spelled.length >= MIN_SPELLED) {
      const letters = filtered(next, /[a-z\d]/i, (letter) => letter.toLowerCase());
      found.push(spansOf(letters, spelled));
    }
    if (next.text === reading.text) break;
    reading = next;
  }
  return found.flat();
}
