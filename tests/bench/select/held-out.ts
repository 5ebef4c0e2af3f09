import { seededRandom } from "../../support/seeded-random.ts";
import type { DrawnScene } from "./drawn-scene.ts";
import type { PhotoMask } from "./photo-masks.ts";

/**
 * Scenes that no setting was chosen on: many alike, side by side, where a loop
 * around one takes in what parts it from the others.
 */

interface Cells {
  readonly name: string;
  readonly seed: number;
  readonly ground: string;
  readonly columns: number;
  readonly rows: number;
  readonly gap: number;
  /** Every other row is moved by half a cell. */
  readonly isStaggered?: boolean;
  readonly quality?: number;
  cell(x: number, y: number, width: number, height: number, random: () => number): string;
}

/** One cell near the middle is the object. */
function pattern({
  name,
  seed,
  ground,
  columns,
  rows,
  gap,
  isStaggered,
  quality,
  cell,
}: Cells): DrawnScene {
  const random = seededRandom(seed);
  const [width, height] = [800 / columns, 600 / rows];
  const [middleX, middleY] = [Math.floor(columns / 2), Math.floor(rows / 2)];
  let [others, object] = ["", ""];
  for (let row = 0; row < rows; row += 1) {
    for (let column = -1; column <= columns; column += 1) {
      const x = (column + (isStaggered && row % 2 ? 0.5 : 0)) * width + gap / 2;
      const drawn = cell(x, row * height + gap / 2, width - gap, height - gap, random);
      if (column === middleX && row === middleY) object = drawn;
      else others += drawn;
    }
  }
  const behind = `${ground}${others}`;
  return { name, kind: "held out: pattern", behind, object, ...(quality ? { quality } : {}) };
}

const all = (fill: string) => `<rect width="800" height="600" ${fill}/>`;
const rect = (x: number, y: number, w: number, h: number, more: string) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" ${more}/>`;
const grey = (level: number) => `rgb(${level},${level},${level})`;

export const HELD_OUT_SCENES: readonly DrawnScene[] = [
  pattern({
    ...{ name: "a brick of a wall", seed: 41, columns: 7, rows: 9, gap: 9, isStaggered: true },
    ground: all('fill="#c9c2b4"'),
    cell: (x, y, w, h, random) => {
      const red = 130 + Math.round(40 * random());
      return rect(
        x,
        y,
        w,
        h,
        `rx="2" fill="rgb(${red},${Math.round(red * 0.5)},${Math.round(red * 0.4)})"`,
      );
    },
  }),
  pattern({
    ...{
      name: "a grey brick",
      seed: 42,
      columns: 9,
      rows: 6,
      gap: 10,
      isStaggered: true,
      quality: 40,
    },
    ground: all(`fill="${grey(176)}"`),
    cell: (x, y, w, h, random) =>
      rect(x, y, w, h, `rx="3" fill="${grey(96 + Math.round(14 * random()))}"`),
  }),
  pattern({
    ...{ name: "a key", seed: 43, columns: 10, rows: 6, gap: 14 },
    ground: all('fill="#2a2b2e"'),
    cell: (x, y, w, h, random) => {
      const letter = String.fromCharCode(65 + Math.floor(26 * random()));
      return `${rect(x, y, w, h, 'rx="9" fill="#e8e6e1"')}<text x="${x + w / 2}" y="${y + h / 2 + 10}" font-size="28" text-anchor="middle" fill="#333">${letter}</text>`;
    },
  }),
  pattern({
    ...{ name: "a pane", seed: 44, columns: 5, rows: 4, gap: 16 },
    ground: all('fill="#f2efe8"'),
    cell: (x, y, w, h, random) =>
      `${rect(x, y, w, h, `fill="rgb(${140 + Math.round(20 * random())},180,${205 + Math.round(20 * random())})"`)}<path d="M${x} ${y + h}l${w * 0.5} ${-h * 0.4}l${w * 0.5} ${h * 0.4}z" fill="#6d8f5e"/>`,
  }),
  pattern({
    ...{ name: "a square of chocolate", seed: 45, columns: 8, rows: 6, gap: 6 },
    ground: all('fill="#3b2114"'),
    cell: (x, y, w, h) =>
      `${rect(x, y, w, h, 'fill="#6b3f26"')}${rect(x + 12, y + 12, w - 24, h - 24, 'fill="#7d4c2f"')}`,
  }),
  pattern({
    ...{ name: "a stone of a mosaic", seed: 46, columns: 11, rows: 8, gap: 8 },
    ground: all('filter="url(#stone)"'),
    cell: (x, y, w, h, random) =>
      rect(
        x,
        y,
        w,
        h,
        `rx="6" fill="hsl(${Math.round(360 * random())},45%,${45 + Math.round(20 * random())}%)"`,
      ),
  }),
];

const brick = (name: string, ...points: readonly number[]): PhotoMask => ({
  file: "brick.png",
  name,
  kind: "held out: photo",
  outline: { points },
});

export const HELD_OUT_MASKS: readonly PhotoMask[] = [
  brick(
    "a third brick",
    224,
    267,
    254,
    267,
    255,
    300,
    256,
    384,
    240,
    385,
    228,
    384,
    223,
    375,
    223,
    320,
  ),
  brick(
    "a fourth brick",
    ...[156, 207, 170, 206, 184, 204, 183, 250, 182, 280, 181, 316, 165, 315, 149, 316, 150, 290],
    ...[151, 260, 155, 246, 153, 225],
  ),
  brick(
    "a fifth brick",
    261,
    299,
    292,
    299,
    295,
    350,
    298,
    400,
    299,
    423,
    264,
    423,
    263,
    400,
    262,
    350,
  ),
  brick(
    "a sixth brick",
    114,
    297,
    143,
    297,
    141,
    350,
    139,
    400,
    138,
    421,
    104,
    421,
    106,
    390,
    110,
    345,
  ),
];
