import { ascii, u8, u16le } from "@/utils/core/image-header/bytes";

/** Pictures that no browser shows, by how their files begin. */
const BEGINNINGS: readonly (readonly [name: string, ...starts: readonly string[]])[] = [
  ["TIFF", "II*\0", "MM\0*", "II+\0", "MM\0+"],
  ["PSD", "8BPS"],
  ["JPEG 2000", "\0\0\0\x0cjP  \r\n\x87\n", "\xff\x4f\xff\x51"],
  ["PDF", "%PDF-"],
  ["PostScript", "%!PS"],
  ["JPEG XR", "II\xbc"],
  ["OpenEXR", "\x76\x2f\x31\x01"],
  ["Radiance HDR", "#?RADIANCE", "#?RGBE"],
  ["XCF", "gimp xcf"],
  ["DDS", "DDS "],
  ["QOI", "qoif"],
  ["ICNS", "icns"],
];

/** Plain and raw bitmaps, grey maps and pixel maps; Netpbm's manual, and PAM. */
const NETPBM = /^P[1-7][\s#]/;

/** Written at the end of newer TGA files (Truevision TGA 2.0, page 19). */
const TGA_FOOTER = "TRUEVISION-XFILE.\0";
const TGA_HEADER = 18;

/** TGA has no mark of its own: the numbers have to fit each other and the file's length. */
function isTga(bytes: Uint8Array): boolean {
  if (ascii(bytes, bytes.length - TGA_FOOTER.length, TGA_FOOTER.length) === TGA_FOOTER) return true;
  const [idLength, mapType, kind, depth] = [0, 1, 2, 16].map((at) => u8(bytes, at));
  const isKnown = mapType === 0 && (kind === 2 || kind === 3);
  if (!isKnown || ![8, 16, 24, 32].includes(depth ?? 0)) return false;
  const pixels = u16le(bytes, 12) * u16le(bytes, 14);
  const needed = TGA_HEADER + (idLength ?? 0) + (pixels * (depth ?? 0)) / 8;
  // A footer and its areas may follow.
  return pixels > 0 && bytes.length >= needed && bytes.length <= needed + 8192;
}

/**
 * The name of a kind of picture that no browser of today shows, by the whole file's
 * bytes; nothing where it is none of them.
 */
export function nameForeign(bytes: Uint8Array): string | undefined {
  const start = ascii(bytes, 0, 16);
  const known = BEGINNINGS.find(([, ...starts]) => starts.some((one) => start.startsWith(one)));
  if (known) return known[0];
  if (NETPBM.test(start)) return "PPM";
  return isTga(bytes) ? "TGA" : undefined;
}
