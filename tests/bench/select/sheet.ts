import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { Scene } from "./load-scenes.ts";
import type { Quality, Shown } from "./quality.ts";
import type { Mask } from "./raster.ts";

const PANEL = { width: 300, height: 225 };
const LABEL = 18;
const ROWS = 7;
const folder = fileURLToPath(new URL("../../../artifacts/select/", import.meta.url));

export interface Row {
  readonly scene: Scene;
  readonly quality: Quality;
  readonly shown: Shown;
}

/** Contact sheets: truth, loop and what it snaps to, what is outlined first, after three clicks. */
export async function writeSheets(rows: readonly Row[]): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (let start = 0; start < rows.length; start += ROWS) {
    const file = `${folder}sheet-${String(start / ROWS + 1).padStart(2, "0")}.png`;
    await writeSheet(rows.slice(start, start + ROWS), file);
    files.push(file);
  }
  return files;
}

async function writeSheet(rows: readonly Row[], file: string): Promise<void> {
  const parts: { input: Buffer; left: number; top: number }[] = [];
  for (const [i, row] of rows.entries()) {
    const top = i * (PANEL.height + LABEL);
    for (const [k, input] of (await panelsOf(row)).entries())
      parts.push({ input, left: k * PANEL.width, top: top + LABEL });
    parts.push({ input: label(row.quality), left: 0, top });
  }
  const height = rows.length * (PANEL.height + LABEL);
  const sheet = sharp({
    create: { width: PANEL.width * 4, height, channels: 3, background: "#222" },
  });
  await sheet.composite(parts).toFile(file);
}

function label({ name, kind, loops, first, wheel }: Quality): Buffer {
  const values = [
    `loop ${loops.rough.toFixed(2)}`,
    `first ${first[0].toFixed(2)}`,
    `3 clicks ${wheel[1].toFixed(2)}`,
  ];
  const text = `${kind}: ${name}   ${values.join("   ")}`;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PANEL.width * 4}" height="${LABEL}"><text x="4" y="13" font-size="12" fill="#fff" font-family="sans-serif">${text}</text></svg>`,
  );
}

function panelsOf({ scene, shown }: Row): Promise<Buffer[]> {
  const loop = `<polygon points="${shown.loop.join(" ")}" fill="none" stroke="#ffe100" stroke-width="${scene.picture.width / 200}"/>`;
  return Promise.all([
    panel(scene, scene.truth.data),
    panel(scene, shown.snapped, loop),
    panel(scene, shown.hovered),
    panel(scene, shown.clicked),
  ]);
}

/** The picture, dimmed where it is not selected. */
async function panel({ picture, truth }: Scene, mask: Mask["data"], over = ""): Promise<Buffer> {
  const { width, height } = picture;
  const data = picture.data.slice();
  for (let i = 0; i < mask.length; i += 1) {
    if (mask[i]) continue;
    for (let c = 0; c < 3; c += 1)
      data[i * 4 + c] = (data[i * 4 + c] ?? 0) * 0.3 + (c === 2 ? 90 : 20);
  }
  const svg = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${truth.width}" height="${truth.height}">${over}</svg>`,
  );
  const whole = await sharp(data, { raw: { width, height, channels: 4 } })
    .composite([{ input: svg }])
    .png()
    .toBuffer();
  return sharp(whole)
    .resize({ ...PANEL, fit: "contain", background: "#222" })
    .flatten()
    .png()
    .toBuffer();
}
