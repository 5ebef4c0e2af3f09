import { seededRandom } from "../../support/seeded-random.ts";
import type { DrawnScene } from "./drawn-scene.ts";
import { GROUNDS } from "./grounds.ts";

/**
 * Animals with fur, marks and shade, drawn hair by hair, on grounds of about their own colours:
 * no setting was chosen on them. The truth holds every hair that stands out.
 */
interface Animal {
  readonly name: string;
  readonly seed: number;
  readonly ground: string;
  /** Shapes within 400 × 300, back to front. */
  readonly shapes: readonly string[];
  readonly coat: readonly [hue: number, saturation: number, light: number];
  /** How far hairs differ in light, per cent. */
  readonly spread: number;
  readonly hair: number;
  /** Over the coat, cut off at it. */
  readonly marks: string;
  /** Eyes, nose, beak. */
  readonly features: string;
  readonly quality?: number;
}

const HAIRS = 1500;

function scene(animal: Animal): DrawnScene {
  const { name, seed, ground, shapes, features, marks, quality } = animal;
  const [hue, saturation, light] = animal.coat;
  const id = `coat${seed}`;
  const coat = shapes.join("");
  const object = [
    `<g transform="translate(140 110) scale(1.3)">`,
    `<clipPath id="${id}">${coat}</clipPath>`,
    `<g fill="hsl(${hue},${saturation}%,${light}%)">${coat}</g>`,
    `<g clip-path="url(#${id})">`,
    marks,
    // Light from above: the belly lies in shade.
    `<rect y="180" width="400" height="140" fill="#000" opacity=".22"/>`,
    `<g fill="none" stroke-width="1.6">${hairs(animal)}</g>`,
    "</g>",
    features,
    "</g>",
  ].join("");
  const kind = "held out: animal";
  return { name, kind, behind: ground, object, ...(quality ? { quality } : {}) };
}

function hairs({ seed, coat: [hue, saturation, light], spread, hair }: Animal): string {
  const random = seededRandom(seed);
  let out = "";
  for (let i = 0; i < HAIRS; i += 1) {
    const [x, y] = [400 * random(), 300 * random()];
    const [dx, dy] = [hair * (0.6 + 0.6 * random()), hair * (random() - 0.4)];
    const own = light + spread * (2 * random() - 1);
    const colour = `hsl(${hue},${saturation}%,${own.toFixed(0)}%)`;
    out += `<path d="M${x.toFixed(0)} ${y.toFixed(0)}l${dx.toFixed(1)} ${dy.toFixed(1)}" stroke="${colour}" opacity=".7"/>`;
  }
  return out;
}

const ground = (name: string) => GROUNDS[name] ?? "";
const bar = (x: number, y: number, width: number, height: number) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>`;
const oval = (x: number, y: number, a: number, b: number) =>
  `<ellipse cx="${x}" cy="${y}" rx="${a}" ry="${b}"/>`;
const eye = (x: number, y: number) => `<circle cx="${x}" cy="${y}" r="6" fill="#15120f"/>`;
const stripes = (count: number, from: number, colour: string) =>
  Array.from(
    { length: count },
    (_, i) =>
      `<path d="M${from + i * 24} 60q14 60-6 150" stroke="${colour}" stroke-width="9" fill="none"/>`,
  ).join("");
const tail = (d: string, width: number, [hue, saturation, light]: Animal["coat"]) =>
  `<path d="${d}" stroke="hsl(${hue},${saturation}%,${light}%)" stroke-width="${width}" fill="none" stroke-linecap="round"/>`;

const TABBY = [28, 30, 48] as const;
const DOG = [36, 38, 68] as const;
const HORSE = [22, 45, 30] as const;

export const HELD_OUT_ANIMALS: readonly DrawnScene[] = [
  scene({
    ...{ name: "a tabby on planks", seed: 61, ground: ground("planks"), coat: TABBY },
    ...{ spread: 16, hair: 14 },
    shapes: [
      oval(210, 190, 130, 70),
      oval(90, 140, 56, 50),
      '<path d="M48 110l4-52 40 34zM100 92l36-36 6 56z"/>',
      bar(120, 230, 34, 50),
      bar(270, 225, 40, 55),
    ],
    marks: stripes(11, 70, "#3b2a1a"),
    features: `${tail("M330 200q60-20 50-110", 20, TABBY)}${eye(72, 135)}${eye(110, 135)}<path d="M84 156h16l-8 10z" fill="#c77"/>`,
  }),
  scene({
    ...{ name: "a dog on grass", seed: 62, ground: ground("grass"), coat: DOG },
    ...{ spread: 12, hair: 18 },
    shapes: [
      '<path d="M90 130q120-40 220 0q30 60 0 100H110q-40-30-20-100z"/>',
      oval(70, 110, 52, 46),
      '<path d="M20 120q-10 20 20 30l30-10z"/>',
      ...[110, 150, 250, 290].map((x) => bar(x, 210, 26, 84)),
    ],
    marks: `<g fill="#6b4526">${oval(180, 140, 46, 34)}${oval(270, 180, 36, 30)}${oval(94, 100, 26, 40)}</g>`,
    features: `${tail("M310 150q50-30 60-70", 16, DOG)}${eye(62, 104)}${oval(22, 128, 9, 8)}`,
  }),
  scene({
    ...{ name: "a sheep on a meadow", seed: 63, ground: ground("sky"), coat: [45, 18, 82] },
    ...{ spread: 12, hair: 9 },
    shapes: [
      oval(200, 160, 120, 76),
      oval(120, 120, 50, 44),
      oval(280, 130, 54, 48),
      oval(180, 100, 56, 36),
    ],
    marks: "",
    features: `<g fill="#2d2723"><path d="M60 110q-20 60 20 76q34 0 30-60z"/>${bar(140, 220, 20, 70)}${bar(180, 225, 20, 70)}${bar(240, 225, 20, 70)}${bar(270, 220, 20, 70)}</g><circle cx="74" cy="140" r="5" fill="#e8d9a0"/>`,
  }),
  scene({
    ...{ name: "a hare on stone", seed: 64, ground: ground("stone"), coat: [34, 16, 46] },
    ...{ spread: 18, hair: 12 },
    shapes: [
      oval(220, 200, 110, 76),
      oval(110, 150, 54, 46),
      '<path d="M90 120q-30-110 0-112q24 10 24 108zM118 116q6-110 32-104q16 20-8 112z"/>',
      oval(150, 260, 60, 24),
    ],
    marks: `<g fill="#d8d0c4">${oval(110, 190, 40, 20)}${oval(320, 215, 26, 26)}</g>`,
    features: eye(96, 142),
  }),
  scene({
    ...{ name: "a horse before a room", seed: 65, ground: ground("room"), coat: HORSE },
    ...{ spread: 9, hair: 16 },
    shapes: [
      '<path d="M110 110q100-30 200 0q30 50 0 100H130q-40-40-20-100z"/>',
      '<path d="M60 20l30 6q50 40 60 110l-50 30q-10-60-40-80l-44 10-8-24z"/>',
      ...[124, 156, 256, 288].map((x) => bar(x, 190, 22, 106)),
    ],
    marks: `<path d="M40 60l16 30" stroke="#e8e2d8" stroke-width="10"/>`,
    features: `<path d="M88 24q40 40 66 110l-20-4q-20-70-54-98z" fill="#17100b"/>${tail("M316 120q40 40 20 130", 22, [20, 30, 8])}${eye(60, 46)}`,
  }),
  scene({
    ...{ name: "a bird before marble", seed: 66, ground: ground("marble"), coat: [205, 20, 55] },
    ...{ spread: 14, hair: 20, quality: 40 },
    shapes: [
      '<path d="M100 150q20-70 110-60q90 10 150 130q-80 20-150 10q-110-10-110-80z"/>',
      oval(110, 120, 46, 42),
    ],
    marks: `<path d="M170 130q80 10 170 90l-120-10q-60-20-50-80z" fill="#4a5866"/><ellipse cx="140" cy="200" rx="60" ry="34" fill="#d9a273"/>`,
    features: `<path d="M66 116l-40 14 42 10z" fill="#d9a520"/>${eye(96, 110)}<path d="M170 222v60M200 226v56" stroke="#b5762a" stroke-width="7"/>`,
  }),
];
