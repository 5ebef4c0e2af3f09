import type { Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";

type Stroke = Extract<MaskOperation, { kind: "stroke" }>;
type Polygon = Extract<MaskOperation, { kind: "polygon" }>;

/** Long paths are stroked in pieces: the cost of one path grows faster than its length. */
const POINTS_A_PATH = 64;

/**
 * Paints one operation in the context's own colour. The context's transform
 * maps picture px to its own. `grow` and `fillHoles` need pixels, not paths,
 * and are not painted here.
 */
export function paintOperation(
  context: CanvasRenderingContext2D,
  operation: MaskOperation,
  picture: Size,
): void {
  context.globalCompositeOperation = compositeOf(operation);
  switch (operation.kind) {
    case "stroke":
      paintStroke(context, operation, 0);
      break;
    case "polygon":
      tracePolygon(context, operation);
      context.fill("evenodd");
      break;
    case "rectangle": {
      const { x, y, width, height } = operation.rect;
      context.fillRect(x, y, width, height);
      break;
    }
    case "spans":
      paintSpans(context, operation.runs);
      break;
    case "all":
    case "invert":
    case "clear":
      // Beyond the picture as well, so that no half-covered pixel is left at its edge: it is clipped.
      context.fillRect(-picture.width, -picture.height, 3 * picture.width, 3 * picture.height);
      break;
    default:
  }
  context.globalCompositeOperation = "source-over";
}

function compositeOf(operation: MaskOperation): GlobalCompositeOperation {
  if (operation.kind === "invert") return "xor";
  if (operation.kind === "clear") return "destination-out";
  return "mode" in operation && operation.mode === "erase" ? "destination-out" : "source-over";
}

/** Paints a stroke's points from index `from` on, joined to the point before it. */
export function paintStroke(context: CanvasRenderingContext2D, stroke: Stroke, from: number): void {
  const count = stroke.points.length / 2;
  context.lineCap = "round";
  context.lineJoin = "round";
  if (stroke.radii) {
    for (let index = from; index < count; index += 1) paintTapered(context, stroke, index);
    return;
  }
  // A canvas strokes no line without a length, not even its round caps.
  if (from === 0) paintDisc(context, discAt(stroke, 0));
  context.lineWidth = stroke.radius * 2;
  for (let start = Math.max(from - 1, 0); start < count - 1; start += POINTS_A_PATH) {
    const end = Math.min(start + POINTS_A_PATH, count - 1);
    context.beginPath();
    for (let index = start; index <= end; index += 1) lineTo(context, stroke.points, index);
    context.stroke();
  }
}

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function paintDisc(context: CanvasRenderingContext2D, { x, y, radius }: Disc): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function lineTo(context: CanvasRenderingContext2D, points: readonly number[], index: number) {
  context.lineTo(points[index * 2] ?? 0, points[index * 2 + 1] ?? 0);
}

/** A disc at the point, and the cone's flanks back to the disc before it. */
function paintTapered(context: CanvasRenderingContext2D, stroke: Stroke, index: number): void {
  const to = discAt(stroke, index);
  paintDisc(context, to);
  if (index === 0) return;
  const from = discAt(stroke, index - 1);
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  if (distance <= Math.abs(to.radius - from.radius)) return;
  const along = Math.atan2(to.y - from.y, to.x - from.x);
  const flank = Math.acos((from.radius - to.radius) / distance);
  context.beginPath();
  for (const [disc, angle] of [
    [from, along + flank],
    [to, along + flank],
    [to, along - flank],
    [from, along - flank],
  ] as const) {
    context.lineTo(disc.x + Math.cos(angle) * disc.radius, disc.y + Math.sin(angle) * disc.radius);
  }
  context.fill();
}

function discAt({ points, radii, radius }: Stroke, index: number): Disc {
  return {
    x: points[index * 2] ?? 0,
    y: points[index * 2 + 1] ?? 0,
    radius: radii?.[index] ?? radius,
  };
}

function tracePolygon(context: CanvasRenderingContext2D, { points }: Polygon): void {
  context.beginPath();
  for (let index = 0; index < points.length / 2; index += 1) lineTo(context, points, index);
  context.closePath();
}

function paintSpans(context: CanvasRenderingContext2D, runs: readonly number[]): void {
  context.beginPath();
  for (let index = 0; index + 2 < runs.length; index += 3) {
    context.rect(runs[index + 1] ?? 0, runs[index] ?? 0, runs[index + 2] ?? 0, 1);
  }
  context.fill();
}
