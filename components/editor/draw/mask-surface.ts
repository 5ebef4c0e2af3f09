import type { Size } from "@/utils/core/geometry";
import type { MaskHistory, MaskOperation } from "@/utils/core/mask/operation";
import type { View } from "@/utils/core/view/view";
import { clipToPicture, createSurface, type Surface, wipe } from "./canvas";
import { type Checkpoint, Checkpoints } from "./checkpoints";
import { applyToPixels, isPixelOperation, readMask } from "./mask-pixels";
import { paintOperation, paintStroke } from "./paint-operation";

type Stroke = Extract<MaskOperation, { kind: "stroke" }>;

/** A checkpoint is made when replaying from the one before would cost more than this. */
const OPERATIONS_BETWEEN = 12;
const POINTS_BETWEEN = 400;
const MAX_CHECKPOINTS = 24;

/** `impossible`: an operation needs the whole picture, which `whole` has forgotten. */
export type Progress = "done" | "unfinished" | "impossible";

export interface SurfacePlan {
  /** Canvas px. */
  readonly size: Size;
  /** Picture px to canvas px. */
  readonly place: View;
  readonly picture: Size;
  readonly colour: string;
  /** What checkpoints may take. */
  readonly checkpointBytes: number;
  /** A surface of the whole picture: one that shows only a part asks it for what needs the whole. */
  readonly whole?: MaskSurface;
}

/**
 * A canvas that shows the mask after any number of its operations. Going back
 * replays from the nearest checkpoint, so it costs the same after 5,000
 * operations as after 10.
 */
export class MaskSurface {
  readonly canvas: HTMLCanvasElement;
  readonly #surface: Surface;
  readonly #plan: SurfacePlan;
  readonly #checkpoints: Checkpoints;
  #position = 0;
  #last: MaskOperation | undefined;
  #pointsSince = 0;
  #operationsSince = 0;
  #hasLive = false;
  #isSpoilt = false;
  /** The mask changed below the live stroke, whose first part is gone from the canvas. */
  #isLiveCut = false;

  constructor(plan: SurfacePlan) {
    this.#plan = plan;
    this.#surface = createSurface(plan.size);
    this.canvas = this.#surface.canvas;
    const bytes = this.canvas.width * this.canvas.height * 4;
    const affordable = Math.floor(plan.checkpointBytes / bytes);
    this.#checkpoints = new Checkpoints(
      this.canvas,
      Math.min(Math.max(affordable, 1), MAX_CHECKPOINTS),
    );
    const context = this.#surface.context;
    if (!context) return;
    const { place, picture, colour } = plan;
    clipToPicture(context, place, picture);
    context.setTransform(place.scale, 0, 0, place.scale, place.x, place.y);
    context.fillStyle = colour;
    context.strokeStyle = colour;
  }

  /** Shows the mask as far as it gets before `isOverdue`. */
  show(mask: MaskHistory, isOverdue?: () => boolean): Progress {
    if (this.#hasLive && !this.isAt(mask)) {
      // Whatever the step does, it does it to the mask without the stroke in the making.
      this.#isSpoilt = true;
      this.#isLiveCut = true;
    }
    const { operations, position } = mask;
    this.#start(operations, position);
    for (let index = this.#position; index < position; index += 1) {
      const operation = operations[index];
      if (!operation) break;
      if (isOverdue?.()) return "unfinished";
      if (!this.#paint(operation)) return "impossible";
      this.#passed(operation, position - index);
    }
    return "done";
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
    if (this.#isLiveCut) this.dropLive();
    else this.#passed(operation, 1);
    this.#hasLive = false;
  }

  /** The live stroke is not wanted: the next `show` paints over it. */
  dropLive(): void {
    this.#isSpoilt ||= this.#hasLive;
    this.#hasLive = false;
    this.#isLiveCut = false;
  }

  /** Whether exactly this is on the canvas, a stroke in the making aside. */
  isAt({ operations, position }: MaskHistory): boolean {
    return (
      !this.#isSpoilt && this.#position === position && operations[position - 1] === this.#last
    );
  }

  /** A stroke is growing that no operation knows of yet. */
  get hasLive(): boolean {
    return this.#hasLive;
  }

  /** The canvas right after an operation, if it is still kept. */
  checkpointAt(position: number, last: MaskOperation): HTMLCanvasElement | undefined {
    return this.#checkpoints.at(position, last)?.surface.canvas;
  }

  /** One byte a canvas pixel, 0 or 255. */
  read(): Uint8Array {
    return readMask(this.#surface);
  }

  /** Puts the canvas where the fewest operations are left to paint. */
  #start(operations: readonly MaskOperation[], position: number): void {
    const nearest = this.#checkpoints.nearest(operations, position);
    const canGoOn =
      !this.#isSpoilt &&
      this.#position <= position &&
      operations[this.#position - 1] === this.#last;
    const fresh = lastFresh(operations, position, this.#plan.whole !== undefined);
    const here = canGoOn ? this.#position : -1;
    if (here >= Math.max(nearest?.position ?? 0, fresh)) return;
    if (nearest && nearest.position >= fresh) this.#restore(nearest);
    else this.#reset(fresh, operations[fresh - 1]);
  }

  #restore({ position, last, surface }: Checkpoint): void {
    this.#reset(position, last);
    const context = this.#surface.context;
    if (!context) return;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(surface.canvas, 0, 0);
    context.restore();
  }

  #reset(position: number, last: MaskOperation | undefined): void {
    wipe(this.#surface);
    this.#isSpoilt = false;
    this.#hasLive = false;
    this.#position = position;
    this.#last = last;
    this.#pointsSince = 0;
    this.#operationsSince = 0;
  }

  #paint(operation: MaskOperation): boolean {
    const { context } = this.#surface;
    const { picture, whole } = this.#plan;
    if (!context) return true;
    if (!isPixelOperation(operation)) paintOperation(context, operation, picture);
    else if (!whole) applyToPixels(this.#surface, operation, picture);
    else {
      const seed = whole.checkpointAt(this.#position + 1, operation);
      if (!seed) return false;
      wipe(this.#surface);
      context.drawImage(seed, 0, 0, picture.width, picture.height);
    }
    return true;
  }

  /** `left`: how many operations are still to be painted, this one included. */
  #passed(operation: MaskOperation, left: number): void {
    this.#position += 1;
    this.#last = operation;
    this.#operationsSince += 1;
    if (operation.kind === "stroke") this.#pointsSince += operation.points.length / 2;
    const isDue =
      this.#operationsSince >= OPERATIONS_BETWEEN || this.#pointsSince >= POINTS_BETWEEN;
    const isWorthIt = left <= OPERATIONS_BETWEEN * this.#checkpoints.near;
    if (!isPixelOperation(operation) && !(isDue && isWorthIt)) return;
    this.#operationsSince = 0;
    this.#pointsSince = 0;
    this.#checkpoints.add(this.#position, this.#last, this.#surface);
  }
}

/** How many operations can be left out because a later one makes them irrelevant. */
function lastFresh(
  operations: readonly MaskOperation[],
  position: number,
  hasWhole: boolean,
): number {
  for (let index = position; index > 0; index -= 1) {
    const operation = operations[index - 1];
    if (operation?.kind === "clear") return index;
    if (operation?.kind === "all") return index - 1;
    if (operation && hasWhole && isPixelOperation(operation)) return index - 1;
  }
  return 0;
}
