import type { Kind } from "../kind.ts";

const GROUP = "Formats";

/** Pictures by what their bytes are. */
export const FORMAT_KINDS: readonly Kind[] = [
  format("png-transparent", "PNG, transparent", "An oval; around it alpha 0.", "transparent.png"),
  format(
    "png-half-transparent",
    "PNG, half transparent",
    "Alpha 128 and 0.",
    "half-transparent.png",
  ),
  format("png-palette", "PNG, palette", "32 colours.", "palette.png"),
  format("png-grey", "PNG, grey", "One channel.", "grey.png"),
  format("png-grey-alpha", "PNG, grey and alpha", "Two channels.", "grey-alpha.png"),
  format("png-sixteen-bit", "PNG, 16 bit", "16 bits a channel.", "sixteen-bit.png"),
  format("png-interlaced", "PNG, interlaced", "Adam7.", "interlaced.png"),
  format("png-one-bit", "PNG, 1 bit", "Two colours.", "one-bit.png"),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((value) =>
    format(
      `exif-${value}`,
      `JPEG, EXIF ${value}`,
      "Upright: red top left, green top right, blue bottom left.",
      `exif-${value}.jpg`,
    ),
  ),
  format("jpeg-cmyk", "JPEG, CMYK", "Four channels of ink.", "cmyk.jpg"),
  format("jpeg-progressive", "JPEG, progressive", "In several scans.", "progressive.jpg"),
  format("jpeg-grey", "JPEG, grey", "One channel.", "grey.jpg"),
  format("jpeg-truncated", "JPEG, truncated", "Ends after 90 percent.", "truncated.jpg"),
  format("webp-lossy", "WebP, lossy", "600 × 400.", "lossy.webp"),
  format("webp-lossless", "WebP, lossless", "300 × 200.", "lossless.webp"),
  format(
    "webp-animated",
    "WebP, animated",
    "Three frames; the first has true colours.",
    "animated.webp",
  ),
  format("gif-still", "GIF", "One frame.", "still.gif"),
  format(
    "gif-animated",
    "GIF, animated",
    "Three frames; the first has true colours.",
    "animated.gif",
  ),
  format("avif", "AVIF", "600 × 400.", "photo.avif"),
  format("bmp", "BMP", "24 bit, 301 × 201.", "photo.bmp"),
  format("ico", "ICO", "48 px as bitmap, 128 px as PNG.", "photo.ico"),
  format("svg-sized", "SVG with a size", "400 × 260.", "sized.svg"),
  format(
    "svg-unsized",
    "SVG with a viewBox alone",
    "No width, no height.",
    "unsized.svg",
    "width=320",
  ),
  format(
    "svg-boundless",
    "SVG without any size",
    "No viewBox either.",
    "boundless.svg",
    "width=320",
  ),
  format(
    "svg-percent",
    "SVG of 100 %",
    "A size that depends on where it is.",
    "percent.svg",
    "width=320",
  ),
  format("svg-millimetres", "SVG in millimetres", "80 × 52 mm.", "millimetres.svg"),
  format("svg-foreign-object", "SVG with HTML in it", "foreignObject.", "foreign-object.svg"),
  format(
    "svg-hostile",
    "SVG with scripts",
    "Scripts and outside references, none of which may run or load.",
    "hostile.svg",
  ),
  format(
    "heic",
    "HEIC",
    "A header alone, served as is: few browsers could show even a whole one.",
    "stub.heic",
    "width=300 height=200",
  ),
  format("jxl", "JPEG XL", "A header alone, served as is.", "stub.jxl", "width=300 height=200"),
];

function format(id: string, title: string, says: string, name: string, size = ""): Kind {
  return {
    id,
    group: GROUP,
    title,
    says,
    html: (_, target) => `<img ${target} src="/pictures/${name}" alt="${title}" ${size}>`,
  };
}
