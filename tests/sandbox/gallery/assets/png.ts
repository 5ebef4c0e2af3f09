import sharp, { type Sharp } from "sharp";
import { type Asset, type Assets, asset } from "../asset.ts";
import { fixturePath } from "../fixtures.ts";

/** Every sort of PNG a decoder meets. */
export const PNG_ASSETS: Assets = {
  "palette.png": png(() => sharp(fixturePath("chelsea.png")).png({ palette: true, colours: 32 })),
  "grey.png": png(() => sharp(fixturePath("rocket.jpg")).greyscale().toColourspace("b-w").png()),
  "grey-alpha.png": png(async () => {
    const grey = await sharp(fixturePath("chelsea.png"))
      .greyscale()
      .toColourspace("b-w")
      .toBuffer();
    return sharp(grey).ensureAlpha(0.6).toColourspace("b-w").png();
  }),
  "sixteen-bit.png": png(() => sharp(fixturePath("coffee.jpg")).toColourspace("rgb16").png()),
  "interlaced.png": png(() => sharp(fixturePath("chelsea.png")).png({ progressive: true })),
  "one-bit.png": png(() =>
    sharp(fixturePath("text.png")).threshold(110).png({ palette: true, colours: 2 }),
  ),
  "transparent.png": png(() => cutOut(255)),
  "half-transparent.png": png(() => cutOut(128)),
};

function png(make: () => Sharp | Promise<Sharp>): Asset {
  return asset("image/png", async () => (await make()).toBuffer());
}

/** The cat in an oval; around it nothing at all, and colours under that nothing. */
async function cutOut(alpha: number): Promise<Sharp> {
  const { data, info } = await sharp(fixturePath("chelsea.png"))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  for (let at = 0; at < width * height; at += 1) {
    const x = (at % width) / width - 0.5;
    const y = Math.floor(at / width) / height - 0.5;
    data[at * 4 + 3] = x * x + y * y < 0.2 ? alpha : 0;
  }
  return sharp(data, { raw: { width, height, channels: 4 } }).png();
}
