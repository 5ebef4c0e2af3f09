import type { Rect, Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";

/** A mask by what its operations mean, pixel by pixel: slow, and too plain to be wrong. */
export function slowRaster(
  operations: readonly MaskOperation[],
  pictureSize: Size,
  scale: number,
): Uint8Array {
  const size = { width: pictureSize.width * scale, height: pictureSize.height * scale };
  let data = new Uint8Array(size.width * size.height);
  for (const operation of operations) {
    if (operation.kind === "grow") data = grown(data, size, operation.by * scale);
    else if (operation.kind === "fillHoles") data = filled(data, size);
    else data = data.map((value, i) => painted(operation, value, centreOf(i, size, scale), scale));
  }
  return data;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Centre of a pixel, picture px. */
function centreOf(index: number, { width }: Size, scale: number): Point {
  return { x: ((index % width) + 0.5) / scale, y: (Math.floor(index / width) + 0.5) / scale };
}

function painted(operation: MaskOperation, value: number, at: Point, scale: number): number {
  if (operation.kind === "all") return 255;
  if (operation.kind === "clear") return 0;
  if (operation.kind === "invert") return 255 - value;
  if (!("mode" in operation) || !isCovered(operation, at, scale)) return value;
  return operation.mode === "add" ? 255 : 0;
}

type Paint = Extract<MaskOperation, { mode: unknown }>;

function isCovered(paint: Paint, at: Point, scale: number): boolean {
  switch (paint.kind) {
    case "rectangle":
      return isInRect(at, paint.rect);
    case "polygon":
      return isInPolygon(at, paint.points) || isNearOutline(at, paint.points, 0.499 / scale);
    case "stroke":
      return isInStroke(at, paint, Math.SQRT1_2 / scale);
    case "spans":
      return isInSpans(at, paint.runs);
  }
}

function isInRect({ x, y }: Point, rect: Rect): boolean {
  const [left, right] = [rect.x, rect.x + rect.width].toSorted((a, b) => a - b);
  const [top, bottom] = [rect.y, rect.y + rect.height].toSorted((a, b) => a - b);
  return x >= (left ?? 0) && x < (right ?? 0) && y >= (top ?? 0) && y < (bottom ?? 0);
}

function corners(points: readonly number[]): Point[] {
  return Array.from({ length: Math.floor(points.length / 2) }, (_, i) => ({
    x: points[i * 2] ?? 0,
    y: points[i * 2 + 1] ?? 0,
  }));
}

function edges(points: readonly number[]): (readonly [Point, Point])[] {
  const list = corners(points);
  return list.map((from, i) => [from, list[(i + 1) % list.length] ?? from] as const);
}

/** A ray to the right crosses the outline an odd number of times. */
function isInPolygon({ x, y }: Point, points: readonly number[]): boolean {
  const crossed = edges(points).filter(
    ([a, b]) => a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x),
  );
  return crossed.length % 2 === 1;
}

function isNearOutline(at: Point, points: readonly number[], radius: number): boolean {
  return edges(points).some(([a, b]) => isInHull(at, { ...a, radius }, { ...b, radius }));
}

interface Disc extends Point {
  readonly radius: number;
}

function isInStroke(
  at: Point,
  { points, radius, radii }: Extract<Paint, { kind: "stroke" }>,
  least: number,
): boolean {
  const discs = corners(points).map((corner, i) => ({
    ...corner,
    radius: Math.max(radii?.[i] ?? radius, least),
  }));
  return discs.some((disc, i) => isInHull(at, disc, discs[i + 1] ?? disc));
}

/** Whether a disc that slides from `a` to `b` while its radius changes evenly ever holds a point. */
function isInHull(at: Point, a: Disc, b: Disc): boolean {
  const reach = Math.max(a.radius, b.radius);
  const isBeside = (one: number, other: number, value: number) =>
    value < Math.min(one, other) - reach || value > Math.max(one, other) + reach;
  if (isBeside(a.x, b.x, at.x) || isBeside(a.y, b.y, at.y)) return false;
  const excess = (t: number) =>
    Math.hypot(a.x + t * (b.x - a.x) - at.x, a.y + t * (b.y - a.y) - at.y) -
    (a.radius + t * (b.radius - a.radius));
  let [from, to] = [0, 1];
  // The excess is convex in t, so its least value lies in ever smaller intervals.
  for (let step = 0; step < 40; step++) {
    const third = (to - from) / 3;
    if (excess(from + third) <= excess(to - third)) to -= third;
    else from += third;
  }
  return Math.min(excess(0), excess(1), excess((from + to) / 2)) <= 0;
}

function isInSpans({ x, y }: Point, runs: readonly number[]): boolean {
  for (let i = 0; i < runs.length; i += 3) {
    const [row, start, length] = [runs[i] ?? 0, runs[i + 1] ?? 0, runs[i + 2] ?? 0];
    if (Math.floor(y) === row && x >= start && x < start + length) return true;
  }
  return false;
}

/** Grows by a disc of `by` pixels; where negative, what is unset grows. */
function grown(data: Uint8Array, { width }: Size, by: number): Uint8Array<ArrayBuffer> {
  const growing = by > 0 ? 255 : 0;
  const sources = [...data.keys()].filter((i) => data[i] === growing);
  return data.map((value, i) => {
    const isReached = sources.some(
      (source) =>
        Math.hypot(
          (source % width) - (i % width),
          Math.floor(source / width) - Math.floor(i / width),
        ) <= Math.abs(by),
    );
    return isReached ? growing : value;
  });
}

/** Sets what cannot be reached from the border by steps to the side over unset pixels. */
function filled(data: Uint8Array, { width, height }: Size): Uint8Array<ArrayBuffer> {
  const isBorder = (i: number) =>
    i % width === 0 || i % width === width - 1 || i < width || i >= width * (height - 1);
  const reached = new Set([...data.keys()].filter((i) => isBorder(i) && data[i] === 0));
  for (const i of reached) {
    const aside = [i % width > 0 ? i - 1 : -1, i % width < width - 1 ? i + 1 : -1];
    for (const next of [...aside, i - width, i + width]) if (data[next] === 0) reached.add(next);
  }
  return data.map((_, i) => (reached.has(i) ? 0 : 255));
}
