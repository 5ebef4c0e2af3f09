import sharp from "sharp";
import { type Assets, asset } from "../asset.ts";
import { fixturePath } from "../fixtures.ts";
import { labelled } from "./label.ts";

const WIDTHS = [320, 640, 1280, 4096];

/**
 * One picture in several widths, each with its width written on it, so that
 * one sees which was taken; with a comma in some names, as some CDNs have.
 */
export const VERSION_ASSETS: Assets = {
  ...Object.fromEntries(
    WIDTHS.flatMap((width) => [
      [`rocket-${width}.jpg`, asset("image/jpeg", () => rocket(width))],
      [`w_${width},q_80.jpg`, asset("image/jpeg", () => rocket(width))],
    ]),
  ),
  "rocket-320.avif": asset("image/avif", () => rocketAvif(320)),
  "rocket-4096.avif": asset("image/avif", () => rocketAvif(4096)),
  "rocket-640.webp": asset("image/webp", async () =>
    (await labelled("rocket.jpg", 640, "640 px WebP")).webp().toBuffer(),
  ),
  "rocket-blurred.jpg": asset("image/jpeg", () =>
    sharp(fixturePath("rocket.jpg")).resize(32).blur(1).jpeg({ quality: 40 }).toBuffer(),
  ),
  "rocket-square.jpg": asset("image/jpeg", () =>
    sharp(fixturePath("rocket.jpg")).resize(400, 400, { fit: "cover" }).jpeg().toBuffer(),
  ),
};

async function rocket(width: number): Promise<Buffer> {
  return (await labelled("rocket.jpg", width, `${width} px`)).jpeg({ quality: 82 }).toBuffer();
}

async function rocketAvif(width: number): Promise<Buffer> {
  const picture = await labelled("rocket.jpg", width, `${width} px AVIF`);
  return picture.avif({ quality: 40, effort: 0 }).toBuffer();
}
