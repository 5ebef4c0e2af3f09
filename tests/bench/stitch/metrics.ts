import { median, quantile } from "../table.ts";
import { deltaE, toLab } from "./delta-e.ts";
import type { Image } from "./image.ts";
import { distanceBeyond, type Scene } from "./scene.ts";

/** How well an edit sits in its picture. */
export interface Quality {
  /** Bytes (RGBA) that differ from the source beyond the feather. */
  readonly bytesBeyond: number;
  /** CIEDE2000 from the faultless edit along the seam. */
  readonly seamMean: number;
  readonly seamWorst: number;
  /** How much steeper or flatter it is across the seam than the faultless edit, levels of 255. */
  readonly step: number;
  /** How far what was kept inside of the mask lies from its place, px; NaN where nothing tells. */
  readonly shift: number;
}

interface Spot {
  readonly x: number;
  readonly y: number;
  /** Unit vector across the seam. */
  readonly acrossX: number;
  readonly acrossY: number;
}

/** @param feather picture px; 0 where the whole window was pasted */
export function measure(scene: Scene, result: Image, feather: number, isPasted: boolean): Quality {
  const spots = isPasted ? borderSpots(scene) : ringSpots(scene, feather);
  const errors = spots.map(({ x, y }) => differenceAt(result, scene.truth, x, y));
  const steps = spots.map((spot) =>
    Math.abs(slopeAcross(result, spot) - slopeAcross(scene.truth, spot)),
  );
  return {
    bytesBeyond: bytesBeyond(scene, result, feather),
    seamMean: errors.reduce((sum, value) => sum + value, 0) / errors.length,
    seamWorst: quantile(errors, 0.95),
    step: steps.reduce((sum, value) => sum + value, 0) / steps.length,
    shift: residualShift(scene, result),
  };
}

function bytesBeyond(scene: Scene, result: Image, feather: number): number {
  const { source } = scene;
  let count = 0;
  for (let i = 0; i < source.data.length; i++) {
    if (source.data[i] === result.data[i]) continue;
    const pixel = i >> 2;
    const x = (pixel % source.width) + 0.5;
    const y = Math.floor(pixel / source.width) + 0.5;
    // The feather starts at the outermost painted pixel centre.
    if (distanceBeyond(scene, x, y) > feather + 0.01) count++;
  }
  return count;
}

/** From a little inside of the painted edge to the feather's end. */
function ringSpots(scene: Scene, feather: number): Spot[] {
  const spots: Spot[] = [];
  const { width, height } = scene.source;
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const distance = distanceBeyond(scene, x + 0.5, y + 0.5);
      if (distance < -3 || distance > feather) continue;
      const dx = distanceBeyond(scene, x + 1, y + 0.5) - distanceBeyond(scene, x, y + 0.5);
      const dy = distanceBeyond(scene, x + 0.5, y + 1) - distanceBeyond(scene, x + 0.5, y);
      const length = Math.hypot(dx, dy) || 1;
      spots.push({ x, y, acrossX: dx / length, acrossY: dy / length });
    }
  }
  return spots;
}

/** One pixel in so many of a row and of a column is looked at for a mean over an area. */
const THIN = 2;

/** Mean CIEDE2000 from the faultless edit, up to `feather` px beyond what is painted. */
export function errorWithin(scene: Scene, result: Image, feather: number): number {
  const { width, height } = scene.source;
  let [sum, count] = [0, 0];
  for (let y = 0; y < height; y += THIN) {
    for (let x = 0; x < width; x += THIN) {
      if (distanceBeyond(scene, x + 0.5, y + 0.5) > feather) continue;
      sum += differenceAt(result, scene.truth, x, y);
      count++;
    }
  }
  return sum / Math.max(1, count);
}

/** Along the window's edges, as far as they lie in the picture. */
function borderSpots({ window, source }: Scene): Spot[] {
  const spots: Spot[] = [];
  const [right, bottom] = [window.x + window.width, window.y + window.height];
  for (let y = Math.max(2, window.y); y < Math.min(source.height - 2, bottom); y++) {
    for (let x = Math.max(2, window.x); x < Math.min(source.width - 2, right); x++) {
      const sideways = Math.min(x - window.x, right - 1 - x);
      const upright = Math.min(y - window.y, bottom - 1 - y);
      if (Math.min(sideways, upright) > 4) continue;
      const isSide = sideways < upright;
      spots.push({ x, y, acrossX: isSide ? 1 : 0, acrossY: isSide ? 0 : 1 });
    }
  }
  return spots;
}

function differenceAt(a: Image, b: Image, x: number, y: number): number {
  const at = (y * a.width + x) * 4;
  return deltaE(labAt(a, at), labAt(b, at));
}

/** What is seen over white. */
function labAt({ data }: Image, at: number) {
  const alpha = (data[at + 3] ?? 0) / 255;
  const over = (value = 0) => value * alpha + 255 * (1 - alpha);
  return toLab(over(data[at]), over(data[at + 1]), over(data[at + 2]));
}

function slopeAcross(image: Image, { x, y, acrossX, acrossY }: Spot): number {
  const near = lumaAt(image, Math.round(x - acrossX), Math.round(y - acrossY));
  return lumaAt(image, Math.round(x + acrossX), Math.round(y + acrossY)) - near;
}

function lumaAt({ data, width }: Image, x: number, y: number): number {
  const at = (y * width + x) * 4;
  return 0.2126 * (data[at] ?? 0) + 0.7152 * (data[at + 1] ?? 0) + 0.0722 * (data[at + 2] ?? 0);
}

/** One step of least squares on what lies in the mask but not in the new content. */
function residualShift(scene: Scene, result: Image): number {
  const { truth, window, disc } = scene;
  const middleX = window.x + disc.x * window.width;
  const middleY = window.y + disc.y * window.width;
  let [xx, xy, yy, xr, yr] = [0, 0, 0, 0, 0];
  const offset = toneDifference(scene, result);
  for (let y = 2; y < truth.height - 2; y++) {
    for (let x = 2; x < truth.width - 2; x++) {
      const isNew =
        Math.hypot(x + 0.5 - middleX, y + 0.5 - middleY) < disc.radius * window.width + 9;
      if (isNew || distanceBeyond(scene, x + 0.5, y + 0.5) > -1) continue;
      const dx = (lumaAt(truth, x + 1, y) - lumaAt(truth, x - 1, y)) / 2;
      const dy = (lumaAt(truth, x, y + 1) - lumaAt(truth, x, y - 1)) / 2;
      const r = lumaAt(result, x, y) - lumaAt(truth, x, y) - offset;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
      xr += dx * r;
      yr += dy * r;
    }
  }
  const determinant = xx * yy - xy * xy;
  if (determinant < 1e-3 * xx * yy || xx < 500 || yy < 500) return Number.NaN;
  return Math.hypot((yy * xr - xy * yr) / determinant, (xx * yr - xy * xr) / determinant);
}

function toneDifference(scene: Scene, result: Image): number {
  const values: number[] = [];
  const { truth } = scene;
  for (let y = 0; y < truth.height; y += 2) {
    for (let x = 0; x < truth.width; x += 2) {
      if (distanceBeyond(scene, x, y) > -1) continue;
      values.push(lumaAt(result, x, y) - lumaAt(truth, x, y));
    }
  }
  return median(values);
}
