import type { Size } from "@/utils/core/geometry";
import type { MaskHistory, MaskOperation } from "@/utils/core/mask/operation";
import type { View } from "@/utils/core/view/view";
import { clipToPicture, type Surface, surfaceOf, wholePixelBox, wipe } from "./canvas";
import type { MaskShown } from "./editor-state";
import { MaskSurface } from "./mask-surface";
import { paintStroke } from "./paint-operation";

type Stroke = Extract<MaskOperation, { kind: "stroke" }>;

/** The mask of the whole picture is kept at most this long: fine enough for a fitted view. */
const BASE_LONG_SIDE = 1280;

export interface MaskScene {
  readonly picture: Size;
  readonly mask: MaskHistory;
  readonly shown: MaskShown;
  readonly colour: string;
  /** Picture px to canvas px (device px). */
  readonly place: View;
}

/**
 * The mask on the stage. A canvas of the whole picture keeps what has been
 * painted; the visible one, as large as the stage, shows a part of it. A stroke
 * is painted on both as it grows, so that nothing has to be repainted.
 */
export class MaskLayer {
  readonly #view: Surface;
  #base: MaskSurface | undefined;
  #basePicture: Size | undefined;
  #colour = "";
  #scene: MaskScene | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#view = surfaceOf(canvas);
  }

  /** Shows this scene; paints only what is not on the canvas already. */
  show(scene: MaskScene): void {
    const base = this.#baseFor(scene);
    const isThere = this.#scene && hasSameLook(this.#scene, scene) && base.isAt(scene.mask);
    this.#scene = scene;
    if (isThere) return;
    base.show(scene.mask.operations, scene.mask.position);
    this.#copyToView(base, scene);
  }

  /** Paints a growing stroke's points from index `from` on. */
  paintLive(stroke: Stroke, from: number): void {
    this.#base?.paintLive(stroke, from);
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
    this.#base?.dropLive();
  }

  /** The canvas was emptied. */
  invalidate(): void {
    this.#scene = undefined;
  }

  /** Call before the stroke is pushed: it is on the canvases already. */
  adoptLive(stroke: Stroke): void {
    this.#base?.adoptLive(stroke);
  }

  #baseFor({ picture, colour }: MaskScene): MaskSurface {
    const isSame =
      this.#colour === colour &&
      this.#basePicture?.width === picture.width &&
      this.#basePicture.height === picture.height;
    if (this.#base && isSame) return this.#base;
    const scale = Math.min(1, BASE_LONG_SIDE / Math.max(picture.width, picture.height));
    const size = { width: picture.width * scale, height: picture.height * scale };
    this.#base = new MaskSurface(size, { scale, x: 0, y: 0 }, picture, colour);
    this.#basePicture = picture;
    this.#colour = colour;
    return this.#base;
  }

  #copyToView(base: MaskSurface, { place, picture }: MaskScene): void {
    wipe(this.#view);
    const box = wholePixelBox(place, picture);
    this.#view.context?.drawImage(base.canvas, box.x, box.y, box.width, box.height);
  }
}

function hasSameLook(a: MaskScene, b: MaskScene): boolean {
  return (
    a.picture === b.picture &&
    a.shown === b.shown &&
    a.colour === b.colour &&
    a.place.scale === b.place.scale &&
    a.place.x === b.place.x &&
    a.place.y === b.place.y
  );
}
