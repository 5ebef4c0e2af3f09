/** CSS escapes: up to six hex digits and one space, or the letter itself. */
function unescapeCss(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|\r?\n|(.))/gi, (_all, hex, letter) => {
    if (!hex) return letter ?? "";
    const code = Number.parseInt(hex, 16);
    return code === 0 || code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
  });
}

/**
 * The start of an `image-set()`, its end (or another closing bracket), or an
 * address. Unrolled, so that megabytes of a data: address do not pile up on the
 * matcher's stack. An address without quotes has at least one character, else
 * the spaces before and after it could be shared out in every way.
 */
const TOKENS =
  /image-set\(|url\(\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|((?:[^\s"'()\\]|\\.)[^\s"'()\\]*(?:\\.[^\s"'()\\]*)*))\s*\)|[()]/gis;

/** One picture that a style names, in one or several resolutions. */
export interface CssPicture {
  readonly url: string;
  /** The other members of its `image-set()`. */
  readonly others: readonly string[];
}

/**
 * The pictures in a computed CSS value such as `background-image`, in the order
 * they are painted, topmost first. Gradients have none; an `image-set()` is one
 * picture.
 */
export function readCssPictures(value: string): CssPicture[] {
  const groups: string[][] = [];
  let set: string[] | undefined;
  let depth = 0;
  for (const [token, double, single, bare] of value.matchAll(TOKENS)) {
    const url = unescapeCss(double ?? single ?? bare ?? "");
    if (/^image-set/i.test(token)) {
      set = [];
      groups.push(set);
      depth = 1;
    } else if (token === "(") depth += 1;
    else if (token === ")") depth -= 1;
    else if (url && set) set.push(url);
    else if (url) groups.push([url]);
    if (depth <= 0) set = undefined;
  }
  return groups.flatMap(([url, ...others]) => (url ? [{ url, others }] : []));
}
