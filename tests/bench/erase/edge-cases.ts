import { readFile } from "node:fs/promises";
import type { Rect } from "@/utils/core/geometry";
import { type Image, readImage } from "../stitch/image.ts";
import type { EraseCase, Kind } from "./cases.ts";
import { draw, type Shade } from "./picture.ts";
import * as scenes from "./scenes.ts";

/** A picture of which sides were cut off: what was there is the truth. */
export interface EdgeCase extends EraseCase {
  /** What is left of it, picture px. */
  readonly kept: Rect;
}

type Sides = readonly [left: number, top: number, right: number, bottom: number];

type Plan = readonly [name: string, kind: Kind, background: Shade | string, cut: Sides];

const pictures = new URL("../../fixtures/pictures/", import.meta.url);
const [WIDTH, HEIGHT] = [600, 420];

/** What is cut off on each side, in percent of the picture. */
const PLANS: readonly Plan[] = [
  ["bricks, right", "texture", "brick.png", [0, 0, 20, 0]],
  ["bricks, all sides", "texture", "brick.png", [10, 10, 10, 10]],
  ["cat, left", "texture", "chelsea.png", [15, 0, 0, 0]],
  ["cat, top", "texture", "chelsea.png", [0, 12, 0, 0]],
  ["coffee, right", "texture", "coffee.jpg", [0, 0, 12, 0]],
  ["coffee, bottom", "texture", "coffee.jpg", [0, 0, 0, 12]],
  ["astronaut, left", "structure", "astronaut.jpg", [12, 0, 0, 0]],
  ["astronaut, top", "structure", "astronaut.jpg", [0, 10, 0, 0]],
  ["rocket, left", "flat", "rocket.jpg", [20, 0, 0, 0]],
  ["rocket, top and right", "flat", "rocket.jpg", [0, 15, 20, 0]],
  ["galaxies, right and bottom", "texture", "deep-field.jpg", [0, 0, 15, 15]],
  ["handwriting, bottom", "structure", "text.png", [0, 0, 0, 20]],
  ["gradient, right", "flat", scenes.gradient, [0, 0, 25, 0]],
  ["interface, bottom", "structure", scenes.interfaceRows, [0, 0, 0, 20]],
  ["interface, right", "structure", scenes.interfaceRows, [0, 0, 12, 0]],
  ["product, left and right", "flat", scenes.studio, [15, 0, 15, 0]],
  ["product, all sides", "flat", scenes.studio, [12, 12, 12, 12]],
  ["clouds, top", "texture", scenes.sky, [0, 25, 0, 0]],
  ["clouds, right", "texture", scenes.sky, [0, 0, 30, 0]],
  ["calm sky, all sides", "flat", scenes.calmSky, [15, 15, 15, 15]],
  ["grass, bottom", "texture", scenes.grass, [0, 0, 0, 20]],
  ["gravel, left", "texture", scenes.gravel, [25, 0, 0, 0]],
  ["water, right", "texture", scenes.water, [0, 0, 25, 0]],
  ["fur, right", "texture", scenes.fur, [0, 0, 20, 0]],
  ["wall, left and top", "texture", scenes.wall, [20, 20, 0, 0]],
  ["tiles, right", "structure", scenes.tiles, [0, 0, 20, 0]],
  ["planks, right", "texture", scenes.wood, [0, 0, 20, 0]],
  ["shore, left and right", "flat", scenes.shore, [20, 0, 20, 0]],
  ["fence, right", "structure", scenes.fence, [0, 0, 20, 0]],
  ["stairs, right", "structure", scenes.stairs, [0, 0, 20, 0]],
  ["line art, right", "structure", scenes.lineArt, [0, 0, 15, 0]],
  ["night, top", "flat", scenes.night, [0, 20, 0, 0]],
  ["print, right", "structure", scenes.page, [0, 0, 10, 0]],
  ["face, left", "flat", scenes.portrait, [15, 0, 0, 0]],
];

export const EDGE_NAMES = PLANS.map(([name]) => name);

export async function makeEdgeCases(names: ReadonlySet<string>): Promise<EdgeCase[]> {
  return Promise.all(PLANS.filter(([name]) => names.has(name)).map(makeCase));
}

async function makeCase([name, kind, background, cut]: Plan): Promise<EdgeCase> {
  const truth =
    typeof background === "string"
      ? await readImage(await readFile(new URL(background, pictures)))
      : draw(WIDTH, HEIGHT, background);
  const { width, height } = truth;
  const [left, top, right, bottom] = cut.map((share, n) =>
    Math.round((share / 100) * (n % 2 === 0 ? width : height)),
  );
  const x = left ?? 0;
  const y = top ?? 0;
  const kept = { x, y, width: width - x - (right ?? 0), height: height - y - (bottom ?? 0) };
  return { name, kind, truth, kept, ...blanked(truth, kept) };
}

function blanked({ data: all, width, height }: Image, kept: Rect) {
  const data = all.slice();
  const mask = new Uint8Array(width * height);
  for (let i = 0; i < mask.length; i++) {
    const [x, y] = [(i % width) - kept.x, Math.floor(i / width) - kept.y];
    if (x >= 0 && y >= 0 && x < kept.width && y < kept.height) continue;
    mask[i] = 1;
    data.fill(0, i * 4, i * 4 + 4);
  }
  return { before: { data, width, height }, mask };
}
