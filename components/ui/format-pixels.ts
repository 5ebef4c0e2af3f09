/**
 * A number of pixels in round figures, as the language counts them: 110 million,
 * 1.1亿 — Chinese counts by ten thousands, so that *megapixels* would have to be
 * worked out.
 *
 * @param megapixels millions of pixels
 * @param locale BCP 47
 */
export function formatMegapixels(megapixels: number, locale: string): string {
  const format = new Intl.NumberFormat(locale, {
    notation: "compact",
    compactDisplay: "long",
    maximumFractionDigits: 2,
  });
  return format.format(megapixels * 1_000_000);
}
