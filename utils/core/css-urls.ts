/** CSS escapes: up to six hex digits and one space, or the letter itself. */
function unescapeCss(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|\r?\n|(.))/gi, (_all, hex, letter) => {
    if (!hex) return letter ?? "";
    const code = Number.parseInt(hex, 16);
    return code === 0 || code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
  });
}

/** Unrolled, so that megabytes of a data: address do not pile up on the matcher's stack. */
const URL_FUNCTION =
  /url\(\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([^\s"'()\\]*(?:\\.[^\s"'()\\]*)*))\s*\)/gis;

/**
 * The addresses in a computed CSS value such as `background-image`, in the order
 * they are painted, topmost first. Gradients have none. Of an `image-set()` all
 * are given, in its own order.
 */
export function readCssUrls(value: string): string[] {
  const urls = Array.from(value.matchAll(URL_FUNCTION), ([, double, single, bare]) =>
    unescapeCss(double ?? single ?? bare ?? ""),
  );
  return urls.filter((url) => url !== "");
}
