/**
 * The outlines of a hard mask as closed loops of flat points x0, y0, x1, y1 …
 * in its own pixels, 0,0 being the top left corner. A loop runs through the
 * middles of the pixel edges between painted and unpainted, so that slanted
 * edges become slanted lines instead of stairs. Painted pixels lie to its
 * right; pixels that touch only at a corner are not connected.
 *
 * @param isPainted one entry a pixel, row by row
 */
export function traceContours(
  isPainted: ArrayLike<number>,
  width: number,
  height: number,
): number[][] {
  const at = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < width && y < height && (isPainted[y * width + x] ?? 0) > 0;
  // A loop is known by its top edges: each has at least one that runs to the right.
  const seen = new Uint8Array(width * (height + 1));
  const loops: number[][] = [];
  for (let y = 0; y <= height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!at(x, y) || at(x, y - 1) || seen[y * width + x]) continue;
      loops.push(
        follow(x, y, at, (edgeX, edgeY) => {
          seen[edgeY * width + edgeX] = 1;
        }),
      );
    }
  }
  return loops;
}

type At = (x: number, y: number) => boolean;

const RIGHT = 0;
const DOWN = 1;
const LEFT = 2;
const STEP_X = [1, 0, -1, 0] as const;
const STEP_Y = [0, 1, 0, -1] as const;

/** Headings count clockwise; the fourth is up. Walks along pixel edges from corner (x, y), which has a painted pixel to its lower right. */
function follow(
  startX: number,
  startY: number,
  at: At,
  markTopEdge: (x: number, y: number) => void,
): number[] {
  const points: number[] = [];
  let x = startX;
  let y = startY;
  let heading: number = RIGHT;
  do {
    if (heading === RIGHT) markTopEdge(x, y);
    const dx = STEP_X[heading] ?? 0;
    const dy = STEP_Y[heading] ?? 0;
    addPoint(points, x + dx / 2, y + dy / 2);
    x += dx;
    y += dy;
    heading = turn(heading, x, y, at);
  } while (x !== startX || y !== startY || heading !== RIGHT);
  return points;
}

/** Keeps the painted pixels to the right: turns right where the pixel ahead on that side is unpainted. */
function turn(heading: number, x: number, y: number, at: At): number {
  const isAheadLeft = aheadLeft(heading, x, y, at);
  const isAheadRight = aheadRight(heading, x, y, at);
  if (!isAheadRight) return (heading + 1) % 4;
  return isAheadLeft ? (heading + 3) % 4 : heading;
}

function aheadRight(heading: number, x: number, y: number, at: At): boolean {
  switch (heading) {
    case RIGHT:
      return at(x, y);
    case DOWN:
      return at(x - 1, y);
    case LEFT:
      return at(x - 1, y - 1);
    default:
      return at(x, y - 1);
  }
}

function aheadLeft(heading: number, x: number, y: number, at: At): boolean {
  switch (heading) {
    case RIGHT:
      return at(x, y - 1);
    case DOWN:
      return at(x, y);
    case LEFT:
      return at(x - 1, y);
    default:
      return at(x - 1, y - 1);
  }
}

/** A point in line with the two before it replaces the last one. */
function addPoint(points: number[], x: number, y: number): void {
  const count = points.length;
  const lastX = points[count - 2] ?? x;
  const lastY = points[count - 1] ?? y;
  const beforeX = points[count - 4] ?? Number.NaN;
  const beforeY = points[count - 3] ?? Number.NaN;
  const isInLine =
    (lastX - beforeX) * (y - lastY) === (lastY - beforeY) * (x - lastX) && count >= 4;
  if (isInLine) points.splice(count - 2, 2, x, y);
  else points.push(x, y);
}
