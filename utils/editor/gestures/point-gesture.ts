import type { PicturePoint, StagePoint } from "@/utils/core/geometry";
import { createAsker } from "@/utils/editor/gestures/ask-latest";
import type { Gesture, Sample } from "@/utils/editor/gestures/gesture";
import type { Shown } from "@/utils/editor/gestures/point-state";
import type { Selection } from "@/utils/pixels/job-types";

/** Shorter drags than this are clicks, CSS px. */
const CLICK_PX = 4;

export interface PointStart {
  readonly at: StagePoint;
  /** What is outlined there, or will be as soon as it is known. */
  readonly target: Promise<Shown | undefined>;
  toPicture(point: StagePoint): PicturePoint;
  /** What lies along a path (flat x, y …, picture px), at one size. */
  unite(path: readonly number[], share: number): Promise<Selection | undefined>;
  show(selection: Selection): void;
  take(shown: Shown): void;
  takeAll(selection: Selection): void;
  /** Nothing was taken. */
  drop(): void;
}

/** A click takes what is outlined; a drag all that it goes over, at the size that was outlined. */
export class PointGesture implements Gesture {
  readonly #start: PointStart;
  readonly #path: number[] = [];
  #isDrag = false;
  #isOver = false;
  readonly #uniting = createAsker(
    (path: readonly number[]) => this.#unite(path),
    (selection) => selection && this.#start.show(selection),
  );

  constructor(start: PointStart) {
    this.#start = start;
    this.#append(start.at);
  }

  add(samples: readonly Sample[]): void {
    for (const { point } of samples) {
      this.#isDrag ||=
        Math.hypot(point.x - this.#start.at.x, point.y - this.#start.at.y) >= CLICK_PX;
      if (this.#isDrag) this.#append(point);
    }
    if (this.#isDrag) this.#uniting.want([...this.#path]);
  }

  finish(): void {
    this.#uniting.drop();
    void this.#take();
  }

  cancel(): void {
    this.#isOver = true;
    this.#uniting.drop();
    this.#start.drop();
  }

  async #take(): Promise<void> {
    const { target, take, takeAll, drop } = this.#start;
    const shown = await target;
    if (this.#isOver) return;
    if (shown && !this.#isDrag) {
      take(shown);
      return;
    }
    const all = shown && (await this.#unite(this.#path));
    if (all) takeAll(all);
    else drop();
  }

  async #unite(path: readonly number[]): Promise<Selection | undefined> {
    const shown = await this.#start.target;
    return shown && this.#start.unite(path, shown.selection.share);
  }

  #append(point: StagePoint): void {
    const { x, y } = this.#start.toPicture(point);
    this.#path.push(x, y);
  }
}
