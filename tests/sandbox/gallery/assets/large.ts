import { randomFillSync } from "node:crypto";
import sharp from "sharp";
import { type Assets, asset } from "../asset.ts";
import { fixturePath } from "../fixtures.ts";
import { encodeBmp } from "./bmp.ts";

/** What takes seconds to make, and as long to open. */
export const LARGE_ASSETS: Assets = {
  // 96 megapixels: just inside what is to be opened.
  "vast.jpg": asset("image/jpeg", () => tile(12_000, 8_000).jpeg({ quality: 82 }).toBuffer()),
  // 110 megapixels: real, and too many. Of one colour, which is made in half of the time.
  "too-vast.jpg": asset("image/jpeg", () => blank(11_000, 10_000).jpeg({ quality: 60 }).toBuffer()),
  // 67.5 MB: too many bytes.
  "too-heavy.bmp": asset("image/bmp", () =>
    encodeBmp(randomFillSync(Buffer.alloc(5000 * 4500 * 3)), 5000, 4500),
  ),
  // 3.3 MB: as a data: address more than a browser tells an extension.
  "noise.png": asset("image/png", () => {
    const pixels = randomFillSync(Buffer.alloc(1050 * 1050 * 3));
    return sharp(pixels, { raw: { width: 1050, height: 1050, channels: 3 } })
      .png({ compressionLevel: 0 })
      .toBuffer();
  }),
};

function tile(width: number, height: number) {
  return blank(width, height).composite([{ input: fixturePath("deep-field.jpg"), tile: true }]);
}

function blank(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: "#123" } });
}
