import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { type Image, toFile } from "../stitch/image.ts";
import type { EraseCase } from "./cases.ts";

const folder = fileURLToPath(new URL("../../../artifacts/erase/", import.meta.url));
const PANEL = 520;
const GAP = 6;

/**
 * Before, ours, Telea, patch match, side by side: what is around the hole at its own size or
 * larger. Not kept in the repository.
 */
export async function writeSheet(
  { name, before, mask }: EraseCase,
  results: readonly Image[],
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const area = areaOf(mask, before.width, before.height);
  const panels = await Promise.all([before, ...results].map((image) => panel(image, area)));
  const composite = panels.map((input, n) => ({ input, left: n * (PANEL + GAP), top: 0 }));
  const width = panels.length * (PANEL + GAP) - GAP;
  const sheet = sharp({ create: { width, height: PANEL, channels: 3, background: "#808080" } });
  const file = `${name.replaceAll(/[^a-z0-9]+/gi, "-")}.png`;
  await writeFile(`${folder}${file}`, await sheet.composite(composite).png().toBuffer());
  return file;
}

/** A square around the hole, three times as large where there is room. */
function areaOf(mask: Uint8Array, width: number, height: number) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i]) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const side = Math.max(120, 2.2 * Math.max(right - left, bottom - top));
  const [w, h] = [Math.min(width, Math.round(side)), Math.min(height, Math.round(side))];
  const x = Math.min(width - w, Math.max(0, Math.round((left + right - w) / 2)));
  const y = Math.min(height - h, Math.max(0, Math.round((top + bottom - h) / 2)));
  return { left: x, top: y, width: w, height: h };
}

async function panel(image: Image, area: ReturnType<typeof areaOf>): Promise<Buffer> {
  return sharp(await toFile(image, "png"))
    .extract(area)
    .resize({
      width: PANEL,
      height: PANEL,
      fit: "contain",
      background: "#808080",
      kernel: "lanczos3",
    })
    .png()
    .toBuffer();
}
