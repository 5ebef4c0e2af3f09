import { areaOf, type Mask, squaredDistances } from "./raster.ts";

export type LoopStyle = "rough" | "lazy" | "tight" | "cutting";

/** How far from the object a hand goes, and how far it wavers, in shares of √area. */
const GROWTH: Readonly<Record<LoopStyle, readonly [by: number, waver: number]>> = {
  rough: [0.12, 0.072],
  lazy: [0.12, 0.072],
  tight: [0.05, 0.02],
  cutting: [0, 0.04],
};

/** A lazy hand goes straight over hollows up to this wide. */
const BRIDGED = 0.35;

/**
 * A loop as a hand draws it around an object: flat points, px; the same for the same object.
 *
 * @param hand another one wavers in other places
 */
export function drawLoop(truth: Mask, style: LoopStyle, hand = 0): number[] {
  const unit = Math.sqrt(areaOf(truth));
  const [by, waver] = GROWTH[style];
  const object = style === "lazy" ? closed(truth, (BRIDGED / 2) * unit) : truth;
  let loop = grownBy(object, by * unit, waver * unit, hand);
  // One line goes around all the pieces of an object: letters of a word. What is cut off of an
  // object that is one piece but for crumbs is left out: no bridge leads back to it.
  const isInPieces = pieces(object).most < 0.95 * areaOf(object);
  for (let bridge = 0.1; isInPieces && pieces(loop).count > 1; bridge *= 1.5)
    loop = grownBy(closed(object, bridge * unit), by * unit, waver * unit, hand);
  return outline(loop);
}

function closed(mask: Mask, radius: number): Mask {
  const near = squaredDistances(mask);
  const outside = Uint8Array.from(near, (value) => (value > radius ** 2 ? 1 : 0));
  const back = squaredDistances({ ...mask, data: outside });
  const data = Uint8Array.from(back, (value, i) => (mask.data[i] || value > radius ** 2 ? 1 : 0));
  return { ...mask, data };
}

/** Grown by a distance that changes slowly around the middle. */
function grownBy(mask: Mask, by: number, waver: number, hand: number): Mask {
  const { data, width, height } = mask;
  const padded = pad(mask, Math.ceil(by + waver) + 2);
  const outside = squaredDistances(padded);
  const inside = squaredDistances({ ...padded, data: padded.data.map((value) => 1 - value) });
  const [middleX, middleY] = middleOf(mask);
  const margin = (padded.width - width) / 2;
  const out = padded.data.map((_, i) => {
    const x = (i % padded.width) - margin - middleX;
    const y = Math.floor(i / padded.width) - margin - middleY;
    const angle = Math.atan2(y, x);
    const wave =
      0.5 * Math.sin(3 * angle + data.length + 2 * hand) +
      0.3 * Math.sin(7 * angle + height + 3 * hand) +
      0.2 * Math.sin(13 * angle + 1 + 5 * hand);
    const distance = Math.sqrt(outside[i] ?? 0) - Math.sqrt(inside[i] ?? 0);
    return distance <= by + waver * wave ? 1 : 0;
  });
  return { ...padded, data: out };
}

interface Padded extends Mask {
  readonly margin: number;
}

function pad({ data, width, height }: Mask, margin: number): Padded {
  const [w, h] = [width + 2 * margin, height + 2 * margin];
  const out = new Uint8Array(w * h);
  for (let y = 0; y < height; y += 1)
    out.set(data.subarray(y * width, (y + 1) * width), (y + margin) * w + margin);
  return { data: out, width: w, height: h, margin };
}

function middleOf({ data, width }: Mask): [number, number] {
  let [x, y, count] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 1) {
    if (!data[i]) continue;
    x += i % width;
    y += Math.floor(i / width);
    count += 1;
  }
  return [x / count, y / count];
}

/** The outer boundary of the largest piece, along the pixels' sides. */
function outline(mask: Mask & Partial<Padded>): number[] {
  const { data, width, margin = 0 } = mask;
  const { start } = pieces(mask);
  const isIn = (x: number, y: number) => data[y * width + x] === 1;
  let [x, y] = [start % width, Math.floor(start / width)];
  const [startX, startY] = [x, y];
  // Walks with the piece at the right hand: right, down, left, up.
  let direction = 0;
  const points: number[] = [];
  for (let steps = 0; steps < data.length; steps += 1) {
    points.push(x - margin, y - margin);
    if (direction === 0) x += 1;
    else if (direction === 1) y += 1;
    else if (direction === 2) x -= 1;
    else y -= 1;
    if (x === startX && y === startY) break;
    const ahead = [
      [isIn(x, y - 1), isIn(x, y)],
      [isIn(x, y), isIn(x - 1, y)],
      [isIn(x - 1, y), isIn(x - 1, y - 1)],
      [isIn(x - 1, y - 1), isIn(x, y - 1)],
    ][direction] as [boolean, boolean];
    if (ahead[0] && ahead[1]) direction = (direction + 3) % 4;
    else if (!ahead[1]) direction = (direction + 1) % 4;
  }
  return points;
}

/** How many pieces there are, the first pixel of the largest, and how many it has. */
function pieces({ data, width }: Mask): { count: number; start: number; most: number } {
  const isSeen = new Uint8Array(data.length);
  let [start, most, count] = [0, 0, 0];
  for (let first = 0; first < data.length; first += 1) {
    if (!data[first] || isSeen[first]) continue;
    const open = [first];
    isSeen[first] = 1;
    let size = 0;
    count += 1;
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      size += 1;
      for (const next of [i - 1, i + 1, i - width, i + width]) {
        if (!data[next] || isSeen[next]) continue;
        isSeen[next] = 1;
        open.push(next);
      }
    }
    if (size > most) [start, most] = [first, size];
  }
  return { count, start, most };
}
