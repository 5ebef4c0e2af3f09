import { type Colour, cloud, hash, lighter, mix, noise, type Shade } from "./picture.ts";

/** Backgrounds whose truth is known, by the pixel. */
const grain = (x: number, y: number, amount: number, seed = 1) =>
  ((hash(x, y, seed) + hash(x, y, seed + 9)) / 255 - 1) * amount;

export const gradient: Shade = (x, y) => [
  40 + x / 5 + y / 12,
  90 + y / 4 - x / 30,
  200 - x / 9 - y / 11,
];

export const interfaceRows: Shade = (x, y) => {
  const [row, v] = [Math.floor(y / 42), y % 42];
  if (x < 120)
    return v === 41 ? [48, 52, 60] : isBar(x, 18, 80, v, 16, 8) ? [150, 156, 168] : [36, 40, 48];
  if (v === 41) return [222, 224, 228];
  if (isBar(x, 140, 24, v, 10, 22)) return [90, 140, 230];
  if (isBar(x, 180, 160, v, 12, 6)) return [60, 64, 72];
  if (isBar(x, 180, 250, v, 24, 5)) return [170, 174, 180];
  if (isBar(x, 520, 50, v, 13, 16)) return [232, 240, 254];
  return row % 2 === 0 ? [250, 250, 251] : [244, 245, 247];
};

const isBar = (x: number, left: number, width: number, v: number, top: number, height: number) =>
  x >= left && x < left + width && v >= top && v < top + height;

export const studio: Shade = (x, y) => {
  const isBottle =
    (Math.abs(x - 180) < 46 && y > 150 && y < 350) ||
    (Math.abs(x - 180) < 18 && y > 90 && y <= 150);
  if (isBottle) return lighter([70, 120, 60], 50 * Math.cos((x - 168) / 30));
  const shadow = Math.exp(-(((x - 200) / 110) ** 2) - ((y - 356) / 14) ** 2);
  return lighter([248, 248, 250], -90 * shadow - y / 60);
};

export const sky: Shade = (x, y) => {
  const blue = mix([70, 120, 200], [170, 205, 240], y / 420);
  const white = (cloud(x, y * 1.6, 190, 3, 6) - 0.45) * 3.2;
  return lighter(mix(blue, [246, 246, 250], white), grain(x, y, 2));
};

export const calmSky: Shade = (x, y) =>
  lighter(mix([60, 110, 190], [190, 215, 240], y / 420 + x / 3000), grain(x, y, 3));

export const grass: Shade = (x, y) => {
  const blade = cloud(x * 2.6 + 20 * noise(x / 40, y / 40, 5), y * 0.7, 16, 6, 4);
  return mix(
    [24, 60, 14],
    [150, 190, 70],
    blade * 1.7 - 0.35 + 0.2 * (noise(x / 90, y / 90, 8) - 0.5),
  );
};

export const gravel: Shade = (x, y) => {
  const { cell, edge } = voronoi(x, y, 13);
  const base = 70 + (cell % 120);
  return lighter([base + 12, base + 6, base - 4], Math.min(0, (edge - 3) * 14) + grain(x, y, 9));
};

/** The nearest point of a jittered grid, and how much farther the next one is, px. */
function voronoi(x: number, y: number, size: number): { cell: number; edge: number } {
  const [cx, cy] = [Math.floor(x / size), Math.floor(y / size)];
  let [first, second, cell] = [1e9, 1e9, 0];
  for (let j = cy - 1; j <= cy + 1; j++) {
    for (let i = cx - 1; i <= cx + 1; i++) {
      const px = (i + hash(i, j, 1) / 255) * size;
      const py = (j + hash(i, j, 2) / 255) * size;
      const d = Math.hypot(px - x, py - y);
      if (d < first) [second, first, cell] = [first, d, hash(i, j, 3)];
      else second = Math.min(second, d);
    }
  }
  return { cell, edge: second - first };
}

export const water: Shade = (x, y) => {
  const near = 0.3 + y / 420;
  const wave = cloud(x / near / 2.2, (y / near) * 1.4, 14, 11, 4) - 0.5;
  return lighter(
    mix([20, 70, 110], [90, 150, 170], 0.5 + wave * 1.6),
    40 * Math.max(0, wave - 0.2),
  );
};

/** Hairs: noise smeared along a direction that turns slowly. */
export const fur: Shade = (x, y) => {
  const turn = 1.1 + 0.9 * noise(x / 160, y / 160, 21);
  const [dx, dy] = [Math.cos(turn), Math.sin(turn)];
  let sum = 0;
  for (let k = -9; k <= 9; k++) sum += hash(Math.round(x + k * dx), Math.round(y + k * dy), 22);
  const value = (sum / 19 - 127) * 2.6 + 40 * (cloud(x, y, 120, 24, 3) - 0.5);
  return lighter([150, 112, 74], value);
};

export const wall: Shade = (x, y) => {
  const row = Math.floor(y / 22);
  const shifted = x + (row % 2) * 26;
  const column = Math.floor(shifted / 52);
  const isMortar = y % 22 < 3 || shifted % 52 < 3;
  if (isMortar) return lighter([178, 172, 162], grain(x, y, 14));
  const tone = hash(column, row, 31) / 255 - 0.5;
  return lighter([150 + 40 * tone, 74 + 26 * tone, 58 + 20 * tone], grain(x, y, 16));
};

export const tiles: Shade = (x, y) => {
  const isDark = (Math.floor(x / 30) + Math.floor(y / 30)) % 2 === 0;
  return lighter(isDark ? [60, 84, 110] : [214, 208, 196], 6 * (noise(x / 50, y / 50, 41) - 0.5));
};

export const wood: Shade = (x, y) => {
  const ring = y + 14 * noise(x / 150, y / 60, 51) + 5 * noise(x / 40, y / 12, 52);
  const band = Math.sin(ring / 5) * 0.5 + Math.sin(ring / 1.7) * 0.25;
  return lighter([158, 104, 58], 26 * band + grain(x / 6, y, 8));
};

export const shore: Shade = (x, y) => {
  if (y < 150) return calmSky(x, y);
  if (y < 255) return water(x, y);
  return lighter([206, 184, 142], 22 * (cloud(x, y * 1.5, 60, 61, 5) - 0.5) + grain(x, y, 10));
};

export const fence: Shade = (x, y) => {
  const isBar = x % 34 < 11 || Math.abs(y - 120) < 8 || Math.abs(y - 300) < 8;
  return isBar ? lighter([224, 220, 210], grain(x, y, 5)) : grass(x, y);
};

export const stairs: Shade = (x, y) => {
  const along = x * 0.5 + y;
  const step = Math.floor(along / 46);
  const isRiser = along % 46 < 16;
  return lighter(isRiser ? [96, 92, 90] : [176, 170, 160], (step % 3) * 4 + grain(x, y, 8));
};

export const lineArt: Shade = (x, y) => {
  const ring = Math.abs((Math.hypot(x - 300, y - 210) % 37) - 18) < 1.4;
  const ray = Math.abs(Math.sin(Math.atan2(y - 210, x - 300) * 9)) < 0.03;
  return ring || ray ? [24, 24, 28] : [250, 250, 246];
};

export const skin: Shade = (x, y) => {
  const light = 40 * Math.exp(-(((x - 240) / 260) ** 2) - ((y - 160) / 220) ** 2);
  const pores = 7 * (cloud(x, y, 7, 71, 2) - 0.5);
  return lighter([196, 148, 124], light + pores + grain(x, y, 3));
};

export const night: Shade = (x, y) => {
  const glow = 90 * Math.exp(-(((x - 520) / 220) ** 2) - ((y - 380) / 120) ** 2);
  return [
    18 + glow + grain(x, y, 22),
    20 + glow * 0.7 + grain(x, y, 22, 3),
    34 + glow * 0.3 + grain(x, y, 26, 5),
  ];
};

export const cloth: Shade = (x, y) => {
  const u = x + 6 * Math.sin(y / 70);
  const v = y + 6 * Math.sin(x / 90);
  const stripe = (t: number, width: number) => (((t % 48) + 48) % 48 < width ? 1 : 0);
  const base: Colour = mix(
    [228, 222, 210],
    [170, 40, 44],
    0.5 * stripe(u, 20) + 0.5 * stripe(v, 20),
  );
  return lighter(
    base,
    12 * Math.sin(u * 1.6) * Math.sin(v * 1.6) + 26 * (noise(x / 120, y / 120, 81) - 0.5),
  );
};

export const page: Shade = (x, y) => {
  const isLine = y % 24 > 6 && y % 24 < 18 && x > 40 && x < 560;
  const isInk =
    isLine &&
    hash(Math.floor(x / 3), Math.floor(y / 3), 91) > 140 &&
    hash(Math.floor(x / 40), Math.floor(y / 24), 92) > 30;
  return lighter(isInk ? [40, 38, 36] : [244, 240, 230], grain(x, y, 3));
};

export const portrait: Shade = (x, y) => {
  const inHead = ((x - 300) / 110) ** 2 + ((y - 200) / 145) ** 2;
  if (inHead > 1)
    return lighter([92, 108, 120], 30 * (cloud(x, y, 200, 95, 3) - 0.5) + grain(x, y, 3));
  const eye = Math.min(Math.hypot((x - 258) / 1.6, y - 175), Math.hypot((x - 342) / 1.6, y - 175));
  if (eye < 9) return eye < 5 ? [40, 30, 24] : [236, 232, 228];
  if (Math.hypot((x - 300) / 3.2, y - 275) < 9) return [176, 84, 80];
  const light =
    30 - 60 * inHead * inHead - 18 * Math.exp(-(((x - 312) / 10) ** 2) - ((y - 225) / 24) ** 2);
  return lighter([204, 156, 130], light + grain(x, y, 4) + 8 * (cloud(x, y, 8, 96, 2) - 0.5));
};
