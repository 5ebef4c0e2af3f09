/** One candidate of a `srcset`: an address and how large it says it is. */
export interface SrcsetCandidate {
  readonly url: string;
  /** px, from a `w` descriptor. */
  readonly width?: number;
  /** Device px per CSS px, from an `x` descriptor; none at all means 1. */
  readonly density?: number;
}

/** Pages have a few dozen; what is beyond is not read. */
const MAX_CANDIDATES = 1_000;
const MAX_DESCRIPTOR_CHARACTERS = 32;

/** Walked from the end: a pattern for it would start anew at every comma. */
function withoutEndCommas(word: string): string {
  let end = word.length;
  while (word.charAt(end - 1) === ",") end -= 1;
  return word.slice(0, end);
}

/** The end of a descriptor list: a comma outside parentheses, or the end of the text. */
function findDescriptorEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === "(") depth += 1;
    else if (letter === ")") depth = Math.max(0, depth - 1);
    else if (letter === "," && depth === 0) return at;
  }
  return text.length;
}

function readDescriptors(url: string, text: string): SrcsetCandidate | undefined {
  const all = text.split(/[\t\n\f\r ]+/).filter(Boolean);
  if (all.length === 0) return { url, density: 1 };
  const words = all.filter(({ length }) => length <= MAX_DESCRIPTOR_CHARACTERS);
  const width = words.map((word) => /^(\d+)w$/.exec(word)?.[1]).find(Boolean);
  const density = words
    .map((word) => /^(\d*\.?\d+(?:e[+-]?\d+)?)x$/i.exec(word)?.[1])
    .find(Boolean);
  if (Number(width) > 0) return { url, width: Number(width) };
  return Number(density) > 0 ? { url, density: Number(density) } : undefined;
}

/**
 * The candidates of a `srcset`, as browsers split it: an address may hold
 * commas, only those at its end separate. Unusable ones are left out.
 * Protocol: the HTML standard, "parse a srcset attribute".
 */
export function parseSrcset(text: string): SrcsetCandidate[] {
  const candidates: SrcsetCandidate[] = [];
  let at = 0;
  while (at < text.length && candidates.length < MAX_CANDIDATES) {
    at += /^[\t\n\f\r ,]*/.exec(text.slice(at))?.[0].length ?? 0;
    const word = /^[^\t\n\f\r ]+/.exec(text.slice(at))?.[0];
    if (!word) break;
    at += word.length;
    const url = withoutEndCommas(word);
    if (url.length < word.length) {
      candidates.push({ url, density: 1 });
      continue;
    }
    const end = findDescriptorEnd(text, at);
    const candidate = readDescriptors(url, text.slice(at, end));
    if (candidate) candidates.push(candidate);
    at = end + 1;
  }
  return candidates;
}
