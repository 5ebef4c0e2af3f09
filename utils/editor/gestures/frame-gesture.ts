import type { Rect, Size } from "@/utils/core/geometry";
import { dragRect, type FrameHandle } from "@/utils/core/view/drag-rect";
import type { Gesture, Sample } from "@/utils/editor/gestures/gesture";

export interface FrameStart {
  readonly first: Sample;
  readonly handle: FrameHandle;
  readonly window: Rect;
  readonly picture: Size;
  /** CSS px per picture px. */
  readonly scale: number;
  /** The nearest window that can be. */
  snap(window: Rect, handle: FrameHandle): Rect;
  /** Shows the frame elsewhere for the time being; without a frame: where it belongs. */
  preview(window: Rect | undefined): void;
  onDone(window: Rect): void;
}

/** Dragging the frame of what will be sent. */
export class FrameGesture implements Gesture {
  readonly #start: FrameStart;
  #window: Rect;

  constructor(start: FrameStart) {
    this.#start = start;
    this.#window = start.window;
  }

  add(samples: readonly Sample[]): void {
    const { first, handle, window, picture, scale, snap, preview } = this.#start;
    const to = samples.at(-1)?.point;
    if (!to) return;
    const dx = (to.x - first.point.x) / scale;
    const dy = (to.y - first.point.y) / scale;
    this.#window = snap(dragRect(window, handle, dx, dy, picture), handle);
    preview(this.#window);
  }

  finish(): void {
    this.#start.preview(undefined);
    if (this.#window !== this.#start.window) this.#start.onDone(this.#window);
  }

  cancel(): void {
    this.#start.preview(undefined);
  }
}

const HANDLES: readonly string[] = ["move", "nw", "ne", "sw", "se"] satisfies FrameHandle[];

/** The handle that an event happened on. */
export function handleOf(target: EventTarget | null): FrameHandle | undefined {
  const handle = target instanceof Element && target.closest("[data-handle]");
  const name = handle instanceof HTMLElement ? handle.dataset["handle"] : undefined;
  return name !== undefined && HANDLES.includes(name) ? (name as FrameHandle) : undefined;
}
