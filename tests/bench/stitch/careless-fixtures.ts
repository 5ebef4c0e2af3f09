import sharp from "sharp";
import { type Fixture, fixtures } from "./fixtures.ts";

const WIDTH = 600;
const HEIGHT = 420;

type Band = readonly [mean: number, reach: number];
/** Of each channel. */
type Hue = readonly [Band, Band, Band];

/** Soft clouds with grain: some of their values lie at the ends of the range. */
const HUES: Readonly<Record<string, Hue>> = {
  "bright red": hue([205, 48], [105, 50], [60, 30]),
  "bright green": hue([95, 45], [200, 50], [70, 35]),
  "bright blue": hue([60, 35], [105, 45], [208, 45]),
  "bright yellow": hue([226, 40], [205, 45], [50, 40]),
  dark: hue([38, 26], [32, 22], [46, 28]),
  neon: hue([240, 60], [40, 60], [215, 60]),
};

type Colour = readonly [red: number, green: number, blue: number];
type Pixel = (x: number, y: number) => Colour;

const PAINTS: readonly Colour[] = [
  [224, 172, 150],
  [64, 110, 142],
  [250, 236, 205],
  [38, 44, 60],
];

/** Where little can be learnt from the surroundings. */
const SCANT: Readonly<Record<string, Pixel>> = {
  sky: (x, y) => grainy([70 + y * 0.28, 130 + y * 0.18, 205 + y * 0.07], x, y, 0.25),
  "white sky": (x, y) => grainy([236 + y * 0.05, 242 + y * 0.05, 249 + y * 0.05], x, y, 0.16),
  "white page": (x, y) => (isText(x, y) ? [30, 30, 30] : [255, 255, 255]),
  "dark page": (x, y) => (isText(x, y) ? [205, 205, 205] : [22, 24, 31]),
  "product on white": (x, y) => {
    const far = Math.hypot((x - 300) / 1.3, y - 230);
    const shade = 90 + 60 * Math.cos(far / 60);
    const paper = 255 - 22 * Math.exp(-(far - 118) / 30);
    if (far >= 118) return [paper, paper, paper];
    return grainy([shade * 1.1, shade * 0.8, shade * 0.55], x, y, 0.25);
  },
  "flat art": (x, y) => {
    const patch = Math.floor((x + y / 3) / 130) + Math.floor((y + x / 5) / 110);
    return PAINTS[patch % PAINTS.length] ?? [0, 0, 0];
  },
};

/** All fixtures, and the kinds that colour matching finds hard. */
export async function carelessFixtures(): Promise<Fixture[]> {
  const clouds = Object.entries(HUES).map(([name, channels], index) =>
    drawn(name, (x, y) => {
      const value = (c: 0 | 1 | 2) => {
        const cloud = Math.sin(x / 57 + c * 2 + index) * Math.cos(y / 43 + c + index * 2);
        return channels[c][0] + channels[c][1] * cloud + noise(x, y, c + index * 3);
      };
      return [value(0), value(1), value(2)];
    }),
  );
  const scant = Object.entries(SCANT).map(([name, pixel]) => drawn(name, pixel));
  return [...(await fixtures()), ...(await Promise.all([...clouds, ...scant]))];
}

async function drawn(name: string, pixel: Pixel): Promise<Fixture> {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) data.set(pixel(x, y), (y * WIDTH + x) * 3);
  }
  const raw = { width: WIDTH, height: HEIGHT, channels: 3 } as const;
  return { name, file: await sharp(data, { raw }).png().toBuffer(), type: "image/png" };
}

function hue(red: Band, green: Band, blue: Band): Hue {
  return [red, green, blue];
}

function grainy(colour: Colour, x: number, y: number, share: number): Colour {
  const [red, green, blue] = colour;
  const by = (seed: number) => noise(x, y, seed) * share;
  return [red + by(0), green + by(1), blue + by(2)];
}

function isText(x: number, y: number): boolean {
  return (x * 7 + Math.floor(y / 2) * 13) % 11 < 4 && y % 26 > 8 && y % 26 < 18;
}

/** About ±6 levels, the same every time. */
function noise(x: number, y: number, seed: number): number {
  let mixed = Math.imul(x * 374_761 + y * 668_265 + seed * 97_531, 1_274_126_177);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 2_246_822_519);
  return ((mixed >>> 8) & 15) - 7.5 + (((mixed >>> 16) & 15) - 7.5) / 2;
}
