import type { Size } from "@/utils/core/geometry";
import type { MaskHistory, MaskOperation } from "@/utils/core/mask/operation";
import type { View } from "@/utils/core/view/view";
import type { MaskShown } from "@/utils/editor/editor-types";
import { clipToPicture, type Surface, surfaceOf, wholePixelBox, wipe } from "./canvas";
import { MaskSurface } from "./mask-surface";
import { drawOutline, traceOutline } from "./outline";
import { paintStroke } from "./paint-operation";

type Stroke = Extract<MaskOperation, { kind: "stroke" }>;

/** The mask of the whole picture is as fine as a fitted view, within these bounds, canvas px. */
const WHOLE_LONG_SIDE = { min: 640, max: 1600, step: 128 } as const;
const WHOLE_CHECKPOINT_BYTES = 32 * 1024 * 1024;
const CLOSE_CHECKPOINT_BYTES = 16 * 1024 * 1024;
/** From this enlargement of the whole's pixels on, a closer look is worth its own canvas. */
const TOO_COARSE = 1.3;
/** What a repaint may take before it waits for the next frame. */
const SLICE_MS = 6;

export interface MaskScene {
  readonly picture: Size;
  readonly mask: MaskHistory;
  readonly shown: MaskShown;
  readonly colour: string;
  /** Picture px to canvas px (device px). */
  readonly place: View;
  /** CSS px to device px. */
  readonly ratio: number;
  /** The longer side of the picture when it is fitted, canvas px. */
  readonly fittedSide: number;
}

/**
 * The mask on the stage. A canvas of the whole picture keeps what has been
 * painted; the visible one, as large as the stage, shows a part of it. Zoomed
 * in, a third one holds that part at the screen's resolution as soon as the
 * view has settled. A stroke is painted on all of them as it grows, so that
 * nothing has to be repainted.
 */
export class MaskLayer {
  readonly #view: Surface;
  #whole: MaskSurface | undefined;
  #close: MaskSurface | undefined;
  #isCloseReady = false;
  #outline: { readonly last: MaskOperation | undefined; readonly path: Path2D } | undefined;
  #scene: MaskScene | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#view = surfaceOf(canvas);
  }

  /** Shows this scene; paints only what is not on the canvas already. */
  show(scene: MaskScene): void {
    const before = this.#scene;
    this.#scene = scene;
    if (!this.#whole || !before || !this.#canKeep(this.#whole, before, scene)) {
      this.#whole = createWhole(scene);
      this.#close = undefined;
    } else if (hasSameLook(before, scene) && this.#whole.isAt(scene.mask)) return;
    this.#whole.show(scene.mask);
    if (!before || !hasSamePlace(before, scene)) this.#close = undefined;
    if (scene.shown === "outline") this.#showOutline(this.#whole, scene);
    else this.#showPaint(this.#whole, scene);
  }

  /**
   * A bit of the work to show the mask at the screen's resolution, once the
   * view has settled. True: there is more to do, call again.
   */
  refine(): boolean {
    const scene = this.#scene;
    const { canvas } = this.#view;
    if (!this.#whole || !scene || scene.shown !== "paint") return false;
    if (scene.place.scale < scaleOf(this.#whole, scene.picture) * TOO_COARSE) return false;
    if (this.#close && this.#isCloseReady) return false;
    this.#close ??= new MaskSurface({
      ...scene,
      size: { width: canvas.width, height: canvas.height },
      checkpointBytes: CLOSE_CHECKPOINT_BYTES,
      whole: this.#whole,
    });
    const progress = this.#close.show(scene.mask, overdueIn(SLICE_MS));
    this.#isCloseReady = progress === "done";
    if (this.#isCloseReady) this.#showPaint(this.#whole, scene);
    return progress === "unfinished";
  }

  /** Paints a growing stroke's points from index `from` on. */
  paintLive(stroke: Stroke, from: number): void {
    this.#whole?.paintLive(stroke, from);
    if (this.#isCloseReady) this.#close?.paintLive(stroke, from);
    const context = this.#view.context;
    if (!context || !this.#scene) return;
    const { place, picture, colour } = this.#scene;
    context.save();
    clipToPicture(context, place, picture);
    context.setTransform(place.scale, 0, 0, place.scale, place.x, place.y);
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.globalCompositeOperation = stroke.mode === "erase" ? "destination-out" : "source-over";
    paintStroke(context, stroke, from);
    context.restore();
  }

  /** The growing stroke is taken back; gone with the next `show`. */
  dropLive(): void {
    this.#whole?.dropLive();
    this.#close?.dropLive();
  }

  /** Call before the stroke is pushed: it is on the canvases already. */
  adoptLive(stroke: Stroke): void {
    this.#whole?.adoptLive(stroke);
    if (this.#isCloseReady) this.#close?.adoptLive(stroke);
  }

  /** The canvas was emptied, or its size is another one. */
  invalidate(): void {
    if (this.#scene) this.#scene = { ...this.#scene, place: { scale: 0, x: 0, y: 0 } };
  }

  /** A stroke in the making is nowhere else: what it is painted on is kept whatever happens. */
  #canKeep(whole: MaskSurface, before: MaskScene, scene: MaskScene): boolean {
    if (whole.hasLive) return true;
    const isFineEnough =
      Math.max(whole.canvas.width, whole.canvas.height) >= wholeSide(scene) - WHOLE_LONG_SIDE.step;
    return isSameKind(before, scene) && isFineEnough;
  }

  #showPaint(whole: MaskSurface, { place, picture, mask }: MaskScene): void {
    this.#isCloseReady = this.#close?.show(mask, overdueIn(SLICE_MS)) === "done";
    wipe(this.#view);
    const { context } = this.#view;
    if (this.#close && this.#isCloseReady) {
      context?.drawImage(this.#close.canvas, 0, 0);
      return;
    }
    const box = wholePixelBox(place, picture);
    context?.drawImage(whole.canvas, box.x, box.y, box.width, box.height);
  }

  #showOutline(whole: MaskSurface, scene: MaskScene): void {
    const last = scene.mask.operations[scene.mask.position - 1];
    if (!this.#outline || this.#outline.last !== last) {
      this.#outline = { last, path: traceOutline(whole, scene.picture) };
    }
    wipe(this.#view);
    if (this.#view.context) drawOutline(this.#view.context, this.#outline.path, scene);
  }
}

function createWhole(scene: MaskScene): MaskSurface {
  const { picture, colour } = scene;
  const scale = wholeSide(scene) / Math.max(picture.width, picture.height);
  return new MaskSurface({
    size: { width: picture.width * scale, height: picture.height * scale },
    place: { scale, x: 0, y: 0 },
    picture,
    colour,
    checkpointBytes: WHOLE_CHECKPOINT_BYTES,
  });
}

/** In steps, so that a panel that is dragged wider does not begin anew at every px. */
function wholeSide({ fittedSide }: MaskScene): number {
  const { min, max, step } = WHOLE_LONG_SIDE;
  return Math.min(Math.max(Math.ceil(fittedSide / step) * step, min), max);
}

function scaleOf({ canvas }: MaskSurface, picture: Size): number {
  return canvas.width / picture.width;
}

function overdueIn(ms: number): () => boolean {
  const end = performance.now() + ms;
  return () => performance.now() > end;
}

function isSameKind(a: MaskScene, b: MaskScene): boolean {
  return (
    a.picture.width === b.picture.width &&
    a.picture.height === b.picture.height &&
    a.colour === b.colour
  );
}

function hasSamePlace(a: MaskScene, b: MaskScene): boolean {
  return a.place.scale === b.place.scale && a.place.x === b.place.x && a.place.y === b.place.y;
}

function hasSameLook(a: MaskScene, b: MaskScene): boolean {
  return a.shown === b.shown && hasSamePlace(a, b);
}
