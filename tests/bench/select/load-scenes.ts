import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { type DrawnScene, sceneSvg, truthSvg } from "./drawn-scene.ts";
import { HELD_OUT_MASKS, HELD_OUT_SCENES } from "./held-out.ts";
import { HELD_OUT_ANIMALS } from "./held-out-animals.ts";
import { PHOTO_MASKS, type PhotoMask } from "./photo-masks.ts";
import { addNoise, type Mask, type Raster } from "./raster.ts";
import { SCENES } from "./scenes.ts";

export interface Scene {
  readonly name: string;
  readonly kind: string;
  readonly picture: Raster;
  readonly truth: Mask;
  /** Whether the truth is exact to the pixel. */
  readonly isDrawn: boolean;
}

const pictures = new URL("../../fixtures/pictures/", import.meta.url);

/** 480 × 360 px: enough for the choice, and quick (docs/selecting.md). */
const QUALITY_SCALE = 0.6;

export async function loadScenes(): Promise<Scene[]> {
  const scenes: Scene[] = [];
  for (const scene of SCENES) scenes.push(await renderScene(scene, QUALITY_SCALE));
  for (const mask of PHOTO_MASKS) scenes.push(await loadPhoto(mask));
  return scenes;
}

/** What no setting was chosen on. */
export async function loadHeldOut(): Promise<Scene[]> {
  const scenes: Scene[] = [];
  for (const scene of [...HELD_OUT_SCENES, ...HELD_OUT_ANIMALS])
    scenes.push(await renderScene(scene, QUALITY_SCALE));
  for (const mask of HELD_OUT_MASKS) scenes.push(await loadPhoto(mask));
  return scenes;
}

/** @param scale 1 is 800 × 600 px */
export async function renderScene(scene: DrawnScene, scale: number): Promise<Scene> {
  const picture = await toRaster(await render(sceneSvg(scene), scale, scene.quality));
  if (scene.sigma) addNoise(picture, scene.sigma);
  const truth = toMask(await toRaster(await render(truthSvg(scene), scale)));
  return { name: scene.name, kind: scene.kind, picture, truth, isDrawn: true };
}

async function render(svg: string, scale: number, quality?: number): Promise<Buffer> {
  const drawn = sharp(Buffer.from(svg), { density: 72 * scale }).flatten({ background: "#fff" });
  return quality ? drawn.jpeg({ quality }).toBuffer() : drawn.png().toBuffer();
}

async function loadPhoto({ file, name, kind, outline }: PhotoMask): Promise<Scene> {
  const picture = await toRaster(await readFile(new URL(file, pictures)));
  const { width, height } = picture;
  const shape =
    "points" in outline
      ? `<polygon points="${outline.points.join(" ")}" fill="#fff"/>`
      : `<ellipse cx="${outline.ellipse[0]}" cy="${outline.ellipse[1]}" rx="${outline.ellipse[2]}" ry="${outline.ellipse[3]}" fill="#fff"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%"/>${shape}</svg>`;
  const truth = toMask(await toRaster(await sharp(Buffer.from(svg)).png().toBuffer()));
  return { name: `${file.replace(/\..*/, "")}: ${name}`, kind, picture, truth, isDrawn: false };
}

async function toRaster(file: Buffer): Promise<Raster> {
  const { data, info } = await sharp(file)
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

function toMask({ data, width, height }: Raster): Mask {
  const mask = Uint8Array.from({ length: width * height }, (_, i) =>
    (data[i * 4] ?? 0) > 127 ? 1 : 0,
  );
  return { data: mask, width, height };
}
