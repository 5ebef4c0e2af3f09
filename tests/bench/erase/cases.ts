import { readFile } from "node:fs/promises";
import { type Image, readImage } from "../stitch/image.ts";
import {
  blob,
  box,
  draw,
  either,
  ellipse,
  rasterise,
  type Shade,
  type Shape,
  stroke,
  words,
} from "./picture.ts";
import * as scenes from "./scenes.ts";

/** What is in the picture decides by what it is judged. */
export type Kind = "texture" | "flat" | "structure" | "thin" | "scene";

export interface EraseCase {
  readonly name: string;
  readonly kind: Kind;
  /** With the object that is to go. */
  readonly before: Image;
  /** One byte a pixel. */
  readonly mask: Uint8Array;
  /** Without it; for a scene the picture as it was, object and all. */
  readonly truth: Image;
}

const pictures = new URL("../../fixtures/pictures/", import.meta.url);
const [WIDTH, HEIGHT] = [600, 420];

type Plan = readonly [name: string, kind: Kind, background: Shade | string, hole: Shape];

/** Photographs have the hole painted into them; drawn scenes too: what was there is the truth. */
const PLANS: readonly Plan[] = [
  ["brick", "texture", "brick.png", blob(255, 262, 62)],
  ["brick at a border", "texture", "brick.png", ellipse(512, 300, 60, 80)],
  ["brick at a corner", "texture", "brick.png", box(0, 0, 110, 90)],
  ["brick 15 %", "texture", "brick.png", blob(256, 256, 110)],
  ["fur, forehead", "texture", "chelsea.png", blob(120, 215, 32)],
  ["fur, cheek", "texture", "chelsea.png", blob(90, 130, 26)],
  ["fur beside the nose", "structure", "chelsea.png", blob(330, 222, 34)],
  ["whisker", "thin", "chelsea.png", stroke([20, 214, 90, 222, 160, 236], 5)],
  ["words over the cat", "thin", "chelsea.png", words(60, 60, 14, 34, 5)],
  ["wood beside the cup", "texture", "coffee.jpg", blob(545, 120, 42)],
  [
    "spoon",
    "structure",
    "coffee.jpg",
    either(stroke([412, 75, 376, 250], 40), ellipse(366, 286, 54, 48)),
  ],
  ["glint on the saucer", "flat", "coffee.jpg", blob(140, 290, 26)],
  ["wire over the cup", "thin", "coffee.jpg", stroke([0, 60, 600, 360], 5)],
  ["date on the table", "thin", "coffee.jpg", words(420, 360, 9, 20, 3)],
  ["badge on the suit", "structure", "astronaut.jpg", box(274, 334, 62, 48)],
  [
    "shuttle",
    "scene",
    "astronaut.jpg",
    either(stroke([416, -20, 420, 240], 96), ellipse(414, 222, 66, 64)),
  ],
  ["patch on the suit", "structure", "astronaut.jpg", ellipse(172, 386, 44, 46)],
  ["hair", "texture", "astronaut.jpg", blob(190, 62, 18)],
  ["mark on a cheek", "flat", "astronaut.jpg", ellipse(208, 120, 8)],
  ["rocket", "scene", "rocket.jpg", box(296, 24, 54, 380)],
  ["sky at night", "flat", "rocket.jpg", blob(250, 90, 55)],
  ["lamp", "scene", "rocket.jpg", blob(360, 392, 28)],
  ["sky at a corner", "flat", "rocket.jpg", box(430, 0, 70, 80)],
  ["galaxies", "texture", "deep-field.jpg", blob(500, 420, 90)],
  ["one galaxy", "texture", "deep-field.jpg", ellipse(283, 790, 30)],
  ["a word of handwriting", "structure", "text.png", box(130, 30, 80, 80)],
  ["logo on a gradient", "flat", scenes.gradient, blob(420, 150, 66)],
  ["badge on an interface", "structure", scenes.interfaceRows, ellipse(300, 230, 42)],
  ["badge on plain rows", "structure", scenes.interfaceRows, ellipse(475, 230, 36)],
  ["badge at ends of lines", "structure", scenes.interfaceRows, ellipse(420, 230, 42)],
  ["tag on a product's white", "flat", scenes.studio, box(330, 120, 110, 130)],
  ["bird in clouds", "texture", scenes.sky, blob(330, 190, 56)],
  ["plane in a calm sky", "flat", scenes.calmSky, ellipse(300, 150, 110, 34)],
  ["ball on grass", "texture", scenes.grass, blob(310, 230, 60)],
  ["grass at a border", "texture", scenes.grass, ellipse(300, 420, 90, 70)],
  ["shoe on gravel", "texture", scenes.gravel, blob(300, 210, 60)],
  ["gravel 15 %", "texture", scenes.gravel, blob(300, 210, 108)],
  ["boat on water", "texture", scenes.water, ellipse(300, 240, 80, 45)],
  ["drawn fur", "texture", scenes.fur, blob(300, 210, 60)],
  ["drawn wall", "texture", scenes.wall, blob(300, 210, 60)],
  ["tiles", "structure", scenes.tiles, blob(300, 210, 60)],
  ["planks", "texture", scenes.wood, blob(300, 210, 56)],
  ["person on a shore", "scene", scenes.shore, ellipse(300, 225, 36, 130)],
  ["fence", "structure", scenes.fence, blob(300, 215, 58)],
  ["stairs", "structure", scenes.stairs, blob(300, 210, 58)],
  ["line art", "structure", scenes.lineArt, blob(370, 250, 50)],
  ["spot on skin", "flat", scenes.skin, ellipse(300, 210, 20)],
  ["night with grain", "flat", scenes.night, blob(380, 260, 60)],
  ["cloth", "structure", scenes.cloth, blob(300, 210, 56)],
  ["block of print", "structure", scenes.page, box(200, 130, 150, 110)],
  ["mole on a face", "flat", scenes.portrait, ellipse(352, 232, 14)],
  ["words over clouds", "thin", scenes.sky, words(40, 180, 22, 44, 6)],
  [
    "wires over clouds",
    "thin",
    scenes.sky,
    either(stroke([0, 90, 300, 130, 600, 100], 4), stroke([0, 150, 300, 196, 600, 160], 4)),
  ],
  ["scratch on a wall", "thin", scenes.wall, stroke([60, 30, 180, 160, 220, 400], 3)],
];

export const CASE_NAMES = PLANS.map(([name]) => name);

export async function makeCases(names: ReadonlySet<string>): Promise<EraseCase[]> {
  return Promise.all(PLANS.filter(([name]) => names.has(name)).map(makeCase));
}

async function makeCase([name, kind, background, hole]: Plan): Promise<EraseCase> {
  const truth =
    typeof background === "string"
      ? await readImage(await readFile(new URL(background, pictures)))
      : draw(WIDTH, HEIGHT, background);
  const { width, height } = truth;
  const mask = rasterise(width, height, hole);
  const data = truth.data.slice();
  // The object is a loud one: what is left of it would show.
  for (let i = 0; i < mask.length; i++) if (mask[i]) data.set([226, 40, 190], i * 4);
  return { name, kind, before: { data, width, height }, mask, truth };
}
