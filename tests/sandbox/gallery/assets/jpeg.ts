import sharp from "sharp";
import { type Assets, asset } from "../asset.ts";
import { fixturePath, readFixture } from "../fixtures.ts";

/** The eight EXIF orientations: all of them look upright when shown as they ask to be. */
export const JPEG_ASSETS: Assets = {
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => [
      `exif-${orientation}.jpg`,
      asset("image/jpeg", () => makeOriented(orientation)),
    ]),
  ),
  "cmyk.jpg": asset("image/jpeg", () =>
    sharp(fixturePath("coffee.jpg")).toColourspace("cmyk").jpeg({ quality: 90 }).toBuffer(),
  ),
  "progressive.jpg": asset("image/jpeg", () =>
    sharp(fixturePath("coffee.jpg")).jpeg({ progressive: true }).toBuffer(),
  ),
  "grey.jpg": asset("image/jpeg", () =>
    sharp(fixturePath("rocket.jpg")).greyscale().toColourspace("b-w").jpeg().toBuffer(),
  ),
  "truncated.jpg": asset("image/jpeg", async () => {
    const whole = await readFixture("rocket.jpg");
    return whole.subarray(0, Math.floor(whole.length * 0.9));
  }),
};

/**
 * Turned the other way before it is stored, so that the tag turns it back: red
 * in the top left corner, green top right, blue bottom left, 360 × 240 upright.
 */
async function makeOriented(orientation: number): Promise<Buffer> {
  const corner = (x: number, y: number, colour: string) =>
    `<rect x="${x}" y="${y}" width="48" height="48" fill="${colour}"/>`;
  const marks = `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="240">
  ${corner(0, 0, "#f00")}${corner(312, 0, "#0f0")}${corner(0, 192, "#00f")}
  <text x="180" y="232" font-family="DejaVu Sans, sans-serif" font-size="28" text-anchor="middle" fill="#fff" stroke="#000" stroke-width="4" paint-order="stroke">EXIF ${orientation}</text></svg>`;
  const upright = await sharp(fixturePath("rocket.jpg"))
    .resize(360, 240, { fit: "cover" })
    .composite([{ input: Buffer.from(marks) }])
    .png()
    .toBuffer();
  const stored = await unturn(upright, orientation);
  return sharp(stored).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer();
}

async function unturn(upright: Buffer, orientation: number): Promise<Buffer> {
  const turned = { 3: 180, 5: 90, 6: 270, 7: 270, 8: 90 }[orientation] ?? 0;
  const rotated = await sharp(upright).rotate(turned).png().toBuffer();
  const image = sharp(rotated);
  if (orientation === 2 || orientation === 5 || orientation === 7) return image.flop().toBuffer();
  return orientation === 4 ? image.flip().toBuffer() : rotated;
}
