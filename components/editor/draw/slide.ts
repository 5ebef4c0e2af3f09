/** So many points of the outline are looked at: enough for what can be seen in a sixth of a second. */
const MOST_POINTS = 400;

/**
 * A loop on its way to an outline: each of its points moves straight to the
 * nearest one there.
 *
 * @param from flat x, y …
 * @param contours closed loops of flat points, in the same space
 * @param progress 0: the loop, 1: on the outline
 */
export function slideTo(
  from: readonly number[],
  contours: readonly (readonly number[])[],
  progress: number,
): number[] {
  const targets = thinned(contours.flat());
  const out: number[] = [];
  for (let i = 0; i + 1 < from.length; i += 2) {
    const [x, y] = [from[i] ?? 0, from[i + 1] ?? 0];
    const [toX, toY] = nearest(targets, x, y);
    out.push(x + (toX - x) * progress, y + (toY - y) * progress);
  }
  return out;
}

function thinned(points: readonly number[]): number[] {
  const step = Math.max(1, Math.ceil(points.length / 2 / MOST_POINTS)) * 2;
  const out: number[] = [];
  for (let i = 0; i + 1 < points.length; i += step) out.push(points[i] ?? 0, points[i + 1] ?? 0);
  return out;
}

function nearest(points: readonly number[], x: number, y: number): readonly [number, number] {
  let best: readonly [number, number] = [x, y];
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [px, py] = [points[i] ?? 0, points[i + 1] ?? 0];
    const distance = (px - x) ** 2 + (py - y) ** 2;
    if (distance >= least) continue;
    least = distance;
    best = [px, py];
  }
  return best;
}
