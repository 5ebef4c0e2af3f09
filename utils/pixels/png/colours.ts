import { isPng, listChunks } from "@/utils/pixels/png/chunks";

/** sRGB's gamma in a `gAMA` chunk: https://www.w3.org/TR/png-3/#11gAMA */
const SRGB_GAMMA = 45_455;
/** sRGB's white and primaries in a `cHRM` chunk. */
const SRGB_PRIMARIES = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000];
/** BT.709 primaries, sRGB transfer, RGB, full range: https://www.w3.org/TR/png-3/#cICP-chunk */
const SRGB_CODES = [1, 13, 0, 1];

/**
 * Whether a PNG without an ICC profile is sRGB by its own word, or says
 * nothing. One with another gamma or other primaries is left to the browser.
 */
export function isPlainSrgb(file: Uint8Array): boolean {
  if (!isPng(file)) return false;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks = listChunks(file);
  const find = (type: string) => chunks.find((chunk) => chunk.type === type);
  const codes = find("cICP");
  if (codes) return SRGB_CODES.every((code, i) => file[codes.start + i] === code);
  if (find("sRGB")) return true;
  const gamma = find("gAMA");
  const primaries = find("cHRM");
  // One that is cut short says nothing that can be relied on.
  if ((gamma && gamma.length < 4) || (primaries && primaries.length < 32)) return false;
  const isGammaUsual = !gamma || Math.abs(view.getUint32(gamma.start) - SRGB_GAMMA) <= 10;
  const arePrimariesUsual =
    !primaries ||
    SRGB_PRIMARIES.every((value, i) => {
      return Math.abs(view.getUint32(primaries.start + i * 4) - value) <= 20;
    });
  return isGammaUsual && arePrimariesUsual;
}
