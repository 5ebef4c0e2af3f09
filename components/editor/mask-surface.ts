import type { Size } from "@/utils/core/geometry";
import type { MaskHistory, MaskOperation } from "@/utils/core/mask/operation";
import type { View } from "@/utils/core/view/view";
import { clipToPicture, createSurface, type Surface, wipe } from "./canvas";
import { paintOperation, paintStroke } from "./paint-operation";

type Stroke = Extract<MaskOperation, { kind: "stroke" }>;

/** The canvas as it was after `position` operations, `last` being the last of them. */
interface Checkpoint {
  readonly position: number;
  readonly last: MaskOperation | undefined;
  readonly surface: Surface;
}

/** A checkpoint is made when replaying from the one before would cost more than this. */
const OPERATIONS_BETWEEN = 16;
const POINTS_BETWEEN = 3000;
const CHECKPOINTS_KEPT = 10;
/** Those nearest to the position: undo goes through them one by one. The others thin out. */
const CHECKPOINTS_NEAR = 6;

/**
 * A canvas that shows the mask after any number of its operations. Going back
 * replays from the nearest checkpoint, so it costs the same after 5,000
 * operations as after 10.
 */
export class MaskSurface {
  readonly canvas: HTMLCanvasElement;
  readonly #surface: Surface;
  readonly #picture: Size;
  #checkpoints: Checkpoint[] = [];
  #spare: Surface[] = [];
  #position = 0;
  #last: MaskOperation | undefined;
  #pointsSince = 0;
  #operationsSince = 0;
  #hasLive = false;
  #isSpoilt = false;

  /** `size` in canvas px; `place` maps picture px to canvas px. */
  constructor(size: Size, place: View, picture: Size, colour: string) {
    this.#surface = createSurface(size);
    this.canvas = this.#surface.canvas;
    this.#picture = picture;
    const context = this.#surface.context;
    if (!context) return;
    clipToPicture(context, place, picture);
    context.setTransform(place.scale, 0, 0, place.scale, place.x, place.y);
    context.fillStyle = colour;
    context.strokeStyle = colour;
  }

  /** Shows the first `position` of the operations. */
  show(operations: readonly MaskOperation[], position: number): void {
    if (this.#isSpoilt || !this.#isPrefixOf(operations, position)) {
      this.#goBack(operations, position);
    }
    for (let index = this.#position; index < position; index += 1) {
      const operation = operations[index];
      if (!operation) break;
      if (this.#surface.context) {
        paintOperation(this.#surface.context, operation, this.#picture);
      }
      this.#passed(operation, position - index);
    }
  }

  /** Paints a growing stroke's points from `from` on, before it is an operation. */
  paintLive(stroke: Stroke, from: number): void {
    this.#hasLive = true;
    const context = this.#surface.context;
    if (!context) return;
    context.globalCompositeOperation = stroke.mode === "erase" ? "destination-out" : "source-over";
    paintStroke(context, stroke, from);
    context.globalCompositeOperation = "source-over";
  }

  /** The stroke that was painted live has become the next operation: nothing is left to paint. */
  adoptLive(operation: MaskOperation): void {
    this.#hasLive = false;
    this.#passed(operation, 1);
  }

  /** The live stroke is not wanted: the next `show` paints over it. */
  dropLive(): void {
    this.#isSpoilt = this.#hasLive;
    this.#hasLive = false;
  }

  /** Whether exactly this is on the canvas, a stroke in the making aside. */
  isAt({ operations, position }: MaskHistory): boolean {
    return (
      !this.#isSpoilt && this.#position === position && operations[position - 1] === this.#last
    );
  }

  #isPrefixOf(operations: readonly MaskOperation[], position: number): boolean {
    return this.#position <= position && operations[this.#position - 1] === this.#last;
  }

  #goBack(operations: readonly MaskOperation[], position: number): void {
    this.#isSpoilt = false;
    this.#forget((one) => operations[one.position - 1] !== one.last);
    const nearest = this.#checkpoints.findLast((one) => one.position <= position);
    const start = lastFresh(operations, position);
    wipe(this.#surface);
    this.#pointsSince = 0;
    this.#operationsSince = 0;
    if (nearest && nearest.position >= start) {
      this.#position = nearest.position;
      this.#last = nearest.last;
      this.#copy(nearest.surface, this.#surface);
    } else {
      this.#position = start;
      this.#last = operations[start - 1];
    }
  }

  #passed(operation: MaskOperation, left: number): void {
    this.#position += 1;
    this.#last = operation;
    this.#operationsSince += 1;
    if (operation.kind === "stroke") this.#pointsSince += operation.points.length / 2;
    const isDue =
      this.#operationsSince >= OPERATIONS_BETWEEN || this.#pointsSince >= POINTS_BETWEEN;
    if (isDue && left <= OPERATIONS_BETWEEN * CHECKPOINTS_NEAR) this.#makeCheckpoint();
  }

  #makeCheckpoint(): void {
    this.#operationsSince = 0;
    this.#pointsSince = 0;
    this.#forget((one) => one.position === this.#position);
    if (this.#checkpoints.length >= CHECKPOINTS_KEPT) this.#forgetLeastUseful();
    const surface = this.#spare.pop() ?? createSurface(this.canvas);
    wipe(surface);
    this.#copy(this.#surface, surface);
    this.#checkpoints.push({ position: this.#position, last: this.#last, surface });
    this.#checkpoints.sort((a, b) => a.position - b.position);
  }

  /** Of those far from the position, the one whose loss leaves the narrowest gap. */
  #forgetLeastUseful(): void {
    const byDistance = [...this.#checkpoints].sort(
      (a, b) => Math.abs(b.position - this.#position) - Math.abs(a.position - this.#position),
    );
    const far = byDistance.slice(0, CHECKPOINTS_KEPT - CHECKPOINTS_NEAR);
    const gaps = far.map((one) => {
      const index = this.#checkpoints.indexOf(one);
      const before = this.#checkpoints[index - 1]?.position ?? 0;
      const after = this.#checkpoints[index + 1]?.position ?? this.#position;
      return { one, gap: Math.abs(after - before) };
    });
    const narrowest = gaps.sort((a, b) => a.gap - b.gap)[0];
    this.#forget((one) => one === narrowest?.one);
  }

  #forget(isUseless: (checkpoint: Checkpoint) => boolean): void {
    const gone = this.#checkpoints.filter(isUseless);
    if (gone.length === 0) return;
    this.#checkpoints = this.#checkpoints.filter((one) => !gone.includes(one));
    this.#spare = [...this.#spare, ...gone.map((one) => one.surface)].slice(0, 1);
  }

  #copy(from: Surface, to: Surface): void {
    if (!to.context) return;
    to.context.save();
    to.context.setTransform(1, 0, 0, 1, 0, 0);
    to.context.drawImage(from.canvas, 0, 0);
    to.context.restore();
  }
}

/** How many operations can be left out because a later one makes them irrelevant. */
function lastFresh(operations: readonly MaskOperation[], position: number): number {
  for (let index = position; index > 0; index -= 1) {
    const kind = operations[index - 1]?.kind;
    if (kind === "clear") return index;
    if (kind === "all") return index - 1;
  }
  return 0;
}
