import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { Image } from "./image.ts";
import type { Outcome } from "./quality.ts";

const folder = fileURLToPath(new URL("../../../docs/images/", import.meta.url));

/** Fixtures that show best what goes wrong, and what does not. */
const SHOWN = ["astronaut", "coffee", "line art"];
const PANEL = { width: 360, height: 270 };
const GAP = 6;

/** Writes before, raw answer, scale and paste, and ours, side by side, for the docs. */
export async function writePictures(outcomes: readonly Outcome[]): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const names: string[] = [];
  for (const { name, pictures } of outcomes) {
    if (!SHOWN.includes(name)) continue;
    const { before, raw, naive, ours } = pictures;
    const panels = await Promise.all([before, raw, naive, ours].map(panel));
    const composite = panels.map((input, i) => ({ input, left: i * (PANEL.width + GAP), top: 0 }));
    const width = 4 * PANEL.width + 3 * GAP;
    const sheet = sharp({
      create: { width, height: PANEL.height, channels: 3, background: "#808080" },
    }).composite(composite);
    const file = `stitch-${name.replaceAll(" ", "-")}.webp`;
    await writeFile(`${folder}${file}`, await sheet.webp({ quality: 84 }).toBuffer());
    names.push(file);
  }
  return names;
}

/** As large as it gets without being cut, on grey. */
function panel({ data, width, height }: Image): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .resize({ ...PANEL, fit: "contain", background: "#808080" })
    .flatten({ background: "#ffffff" })
    .png()
    .toBuffer();
}
