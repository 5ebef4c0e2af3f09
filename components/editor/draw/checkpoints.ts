import type { Size } from "@/utils/core/geometry";
import type { MaskOperation } from "@/utils/core/mask/operation";
import { createSurface, type Surface, wipe } from "./canvas";

/** A canvas as it was after `position` operations, `last` being the last of them. */
export interface Checkpoint {
  readonly position: number;
  readonly last: MaskOperation | undefined;
  readonly surface: Surface;
}

/**
 * Copies of a canvas at some positions of its history, dense around where one
 * is and thinning out farther away, so that memory does not grow with it.
 */
export class Checkpoints {
  readonly #size: Size;
  readonly #limit: number;
  #all: Checkpoint[] = [];
  #spare: Surface | undefined;

  constructor(size: Size, limit: number) {
    this.#size = size;
    this.#limit = limit;
  }

  /** How many lie close together around the position; the others thin out. */
  get near(): number {
    return Math.max(1, Math.ceil(this.#limit * 0.6));
  }

  /** The last one that is not beyond `position`. */
  nearest(operations: readonly MaskOperation[], position: number): Checkpoint | undefined {
    this.#forget((one) => operations[one.position - 1] !== one.last);
    return this.#all.findLast((one) => one.position <= position);
  }

  at(position: number, last: MaskOperation): Checkpoint | undefined {
    return this.#all.find((one) => one.position === position && one.last === last);
  }

  add(position: number, last: MaskOperation | undefined, from: Surface): void {
    this.#forget((one) => one.position === position);
    if (this.#all.length >= this.#limit) this.#forgetLeastUseful(position);
    const surface = this.#spare ?? createSurface(this.#size);
    this.#spare = undefined;
    wipe(surface);
    surface.context?.drawImage(from.canvas, 0, 0);
    this.#all.push({ position, last, surface });
    this.#all.sort((a, b) => a.position - b.position);
  }

  /** Of those far from `position`, the one whose loss leaves the narrowest gap. */
  #forgetLeastUseful(position: number): void {
    const byDistance = [...this.#all].sort(
      (a, b) => Math.abs(b.position - position) - Math.abs(a.position - position),
    );
    const gaps = byDistance.slice(0, this.#limit - this.near + 1).map((one) => {
      const index = this.#all.indexOf(one);
      const before = this.#all[index - 1]?.position ?? 0;
      const after = this.#all[index + 1]?.position ?? position;
      return { one, gap: Math.abs(after - before) };
    });
    const narrowest = gaps.sort((a, b) => a.gap - b.gap)[0];
    this.#forget((one) => one === narrowest?.one);
  }

  #forget(isUseless: (checkpoint: Checkpoint) => boolean): void {
    const gone = this.#all.filter(isUseless);
    if (gone.length === 0) return;
    this.#all = this.#all.filter((one) => !gone.includes(one));
    this.#spare ??= gone[0]?.surface;
  }
}
