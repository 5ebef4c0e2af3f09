import type { StagePoint } from "@/utils/core/geometry";
import type { View } from "@/utils/core/view/view";
import type { ShownOutline } from "@/utils/editor/gestures/gesture";
import { type Surface, surfaceOf, wipe } from "./canvas";
import { drawOutline } from "./outline";
import { slideTo } from "./slide";

const SLIDE_MS = 180;
const CROSS_PX = 12;
/** Whoever takes away sees it in another colour than what adds. */
const FILL = { add: "rgb(255 255 255 / 22%)", erase: "rgb(224 36 94 / 38%)" } as const;

export interface OutlineScene {
  /** Picture px to canvas px (device px). */
  readonly place: View;
  /** CSS px to device px. */
  readonly ratio: number;
  /** Where the keyboard's cross-hair is, CSS px of the stage. */
  readonly cross: StagePoint | undefined;
}

/** What a click would take, over the picture and its paint; and a loop while it slides onto an edge. */
export class OutlineLayer {
  readonly #surface: Surface;
  readonly #requestFrame: () => void;
  #shown: ShownOutline | undefined;
  #path: Path2D | undefined;
  #startedAt: number | undefined;
  #drawn = "";
  #round = 0;

  constructor(canvas: HTMLCanvasElement, requestFrame: () => void) {
    this.#surface = surfaceOf(canvas);
    this.#requestFrame = requestFrame;
  }

  set(shown: ShownOutline | undefined): void {
    this.#shown = shown;
    this.#path = shown && pathOf(shown.contours);
    this.#startedAt = undefined;
    this.#round += 1;
    this.#requestFrame();
  }

  /** The canvas was emptied. */
  invalidate(): void {
    this.#drawn = "";
  }

  /** Draws what is not on the canvas already; goes on by itself while something slides. */
  show(scene: OutlineScene): void {
    const { place, ratio, cross } = scene;
    const slide = this.#slide();
    const look = JSON.stringify([place, ratio, cross, this.#round, slide]);
    if (look === this.#drawn) return;
    this.#drawn = look;
    wipe(this.#surface);
    const { context } = this.#surface;
    if (!context) return;
    const path = slide === undefined ? this.#path : this.#slidingPath(slide);
    if (path && this.#shown) {
      context.save();
      context.setTransform(place.scale, 0, 0, place.scale, place.x, place.y);
      context.fillStyle = FILL[this.#shown.mode];
      if (slide === undefined) context.fill(path, "evenodd");
      context.restore();
      drawOutline(context, path, scene);
    }
    if (cross) drawCross(context, cross, ratio);
    if (slide !== undefined) this.#requestFrame();
  }

  /** How far a slide has come, 0…1; nothing where nothing slides. */
  #slide(): number | undefined {
    if (!this.#shown?.slidesFrom) return undefined;
    this.#startedAt ??= performance.now();
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const progress = isStill ? 1 : (performance.now() - this.#startedAt) / SLIDE_MS;
    if (progress < 1) return progress;
    this.#shown = undefined;
    this.#path = undefined;
    this.#round += 1;
    return undefined;
  }

  #slidingPath(progress: number): Path2D | undefined {
    const { slidesFrom, contours } = this.#shown ?? {};
    if (!slidesFrom || !contours) return undefined;
    return pathOf([slideTo(slidesFrom, contours, 1 - (1 - progress) ** 3)]);
  }
}

function pathOf(contours: ShownOutline["contours"]): Path2D {
  const path = new Path2D();
  for (const loop of contours) {
    for (let i = 0; i + 1 < loop.length; i += 2) {
      const [x, y] = [loop[i] ?? 0, loop[i + 1] ?? 0];
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    path.closePath();
  }
  return path;
}

function drawCross(context: CanvasRenderingContext2D, { x, y }: StagePoint, ratio: number): void {
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const path = new Path2D(
    `M${x - CROSS_PX} ${y}H${x + CROSS_PX}M${x} ${y - CROSS_PX}V${y + CROSS_PX}`,
  );
  context.lineWidth = 3;
  context.strokeStyle = "#fff";
  context.stroke(path);
  context.lineWidth = 1;
  context.strokeStyle = "#000";
  context.stroke(path);
  context.restore();
}
