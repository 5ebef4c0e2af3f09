import { isLayerOpen } from "@/components/ui/closables";
import type { StagePoint } from "@/utils/core/geometry";
import type { Editor } from "@/utils/editor/editor-types";
import { handleOf } from "@/utils/editor/gestures/frame-gesture";
import type { Drawing, Gesture, Sample } from "@/utils/editor/gestures/gesture";
import { PanGesture, PinchGesture } from "@/utils/editor/gestures/view-gestures";

/** `button` of what draws, pans and erases; mice have more, which belong to the browser. */
const BUTTONS: readonly number[] = [0, 1, 2];
const PEN_ERASER = 5;

/** A second finger this soon turns what the first one began into a pinch. */
const PINCH_GRACE_MS = 300;

export interface PointerHost {
  readonly editor: Editor;
  /** Starts what the chosen tool does, or nothing. */
  begin(event: PointerEvent, first: Sample): Gesture | undefined;
  /** Asks for `flush` in the next frame. */
  requestFrame(): void;
  /** The pointer over the stage, or nothing when it left. */
  hover(point: StagePoint | undefined): void;
}

interface Active {
  readonly pointerId: number;
  readonly gesture: Gesture;
  readonly isTouch: boolean;
  readonly startedAt: number;
  /** What was left open before, as a polygon is between its clicks. */
  readonly left: Drawing | undefined;
}

/** Turns the stage's pointer events into gestures: one finger or button draws, two fingers pan and zoom. */
export class PointerInput {
  readonly #stage: HTMLElement;
  readonly #host: PointerHost;
  readonly #touches = new Map<number, StagePoint>();
  #active: Active | undefined;
  #queue: Sample[] = [];
  #box: DOMRect | undefined;
  #pinch: PinchGesture | undefined;
  readonly #stopListening = new AbortController();

  constructor(stage: HTMLElement, host: PointerHost) {
    this.#stage = stage;
    this.#host = host;
    const options = { signal: this.#stopListening.signal };
    stage.addEventListener("pointerdown", (event) => this.#down(event), options);
    stage.addEventListener("pointermove", (event) => this.#move(event), options);
    stage.addEventListener("pointerup", (event) => this.#up(event), options);
    stage.addEventListener("pointercancel", (event) => this.#lost(event), options);
    stage.addEventListener("lostpointercapture", (event) => this.#lost(event), options);
    stage.addEventListener("pointerleave", () => host.hover(undefined), options);
    stage.addEventListener("contextmenu", (event) => event.preventDefault(), options);
    window.addEventListener("blur", () => this.#pause(), options);
    window.addEventListener("pagehide", () => this.#pause(), options);
  }

  get isBusy(): boolean {
    return this.#active !== undefined || this.#pinch !== undefined;
  }

  /** A tool or a frame is at work. Moving the picture about is no drawing. */
  get isDrawing(): boolean {
    return this.#active !== undefined && !isPan(this.#active);
  }

  /** Once a frame: hands on what has come in, and where the stage lies is looked up anew. */
  beginFrame(): void {
    this.flush();
    this.#box = undefined;
  }

  /** Hands everything that has come in to the gesture under way. */
  flush(): void {
    if (this.#pinch) {
      const fingers = this.#fingers();
      if (fingers) this.#pinch.move(fingers);
    }
    if (this.#queue.length === 0) return;
    const samples = this.#queue;
    this.#queue = [];
    this.#active?.gesture.add(samples);
  }

  /** Escape: what was begun is taken back. */
  cancel(): void {
    this.#queue = [];
    this.#end((gesture) => gesture.cancel());
  }

  stop(): void {
    this.#stopListening.abort();
    this.flush();
    this.#end((gesture) => gesture.finish());
  }

  #down(event: PointerEvent): void {
    // Buttons that lie over the picture.
    if (event.target instanceof Element && event.target.closest("[data-stage-control]")) return;
    // A press beside a menu closes it, and paints nothing.
    if (isLayerOpen()) return;
    if (!isActing(event)) return;
    if (event.pointerType === "pen") this.#dropTouches();
    const point = this.#pointOf(event);
    if (event.pointerType === "touch") {
      this.#touches.set(event.pointerId, point);
      // A palm beside the pen.
      if (this.#active && !this.#active.isTouch) return;
      if (this.#touches.size > 1) {
        this.#beginPinch(event);
        return;
      }
    }
    if (this.isBusy) return;
    const first = { point, pressure: event.pressure, isShift: event.shiftKey };
    const gesture = this.#wantsPan(event)
      ? new PanGesture(this.#host.editor, first)
      : this.#host.begin(event, first);
    if (!gesture) return;
    this.#capture(event);
    this.#active = {
      pointerId: event.pointerId,
      gesture,
      isTouch: event.pointerType === "touch",
      startedAt: event.timeStamp,
      left: this.#host.editor.getState().drawing,
    };
    if (this.isDrawing) this.#host.editor.setDrawing({ cancel: () => this.cancel() });
    this.#host.hover(point);
  }

  /** The palm came down before the pen it belongs to. */
  #dropTouches(): void {
    this.#touches.clear();
    this.#pinch = undefined;
    if (this.#active?.isTouch) this.cancel();
  }

  #move(event: PointerEvent): void {
    const point = this.#pointOf(event);
    if (this.#touches.has(event.pointerId)) this.#touches.set(event.pointerId, point);
    const isOverHandle = handleOf(event.target) !== undefined;
    if (event.pointerType !== "touch" || this.#active) {
      this.#host.hover(isOverHandle ? undefined : point);
    }
    if (this.#active?.pointerId === event.pointerId) {
      if (event.pointerType === "mouse" && event.buttons === 0) {
        // The button went up where nobody told us: what follows is no drawing.
        this.flush();
        this.#end((gesture) => gesture.finish());
      } else this.#enqueue(event, point);
    }
    this.#host.requestFrame();
  }

  #up(event: PointerEvent): void {
    this.#lift(event);
    if (this.#active?.pointerId !== event.pointerId) return;
    this.#queue.push({
      point: this.#pointOf(event),
      pressure: this.#lastPressure(event),
      isShift: event.shiftKey,
    });
    this.flush();
    this.#end((gesture) => gesture.finish());
    if (event.pointerType === "touch") this.#host.hover(undefined);
  }

  #lost(event: PointerEvent): void {
    this.#lift(event);
    if (this.#active?.pointerId !== event.pointerId) return;
    this.flush();
    this.#end((gesture) => gesture.finish());
  }

  /** Of three fingers two may be left, which are not where the first two were. */
  #lift({ pointerId }: PointerEvent): void {
    if (!this.#touches.has(pointerId)) return;
    this.flush();
    this.#touches.delete(pointerId);
    const fingers = this.#pinch && this.#fingers();
    this.#pinch = fingers && new PinchGesture(this.#host.editor, fingers);
  }

  #pause(): void {
    this.flush();
    this.#active?.gesture.pause?.();
  }

  #end(how: (gesture: Gesture) => void): void {
    const active = this.#active;
    if (!active) return;
    this.#active = undefined;
    how(active.gesture);
    const { gesture, left } = active;
    if (!isPan(active)) this.#host.editor.setDrawing(gesture.next ? gesture.next() : left);
    this.#host.requestFrame();
  }

  #beginPinch(event: PointerEvent): void {
    const isEarly = this.#active && event.timeStamp - this.#active.startedAt < PINCH_GRACE_MS;
    this.flush();
    this.#end((gesture) => {
      if (!isEarly) gesture.finish();
      else if (gesture.giveWay) gesture.giveWay();
      else gesture.cancel();
    });
    const fingers = this.#fingers();
    if (fingers) this.#pinch = new PinchGesture(this.#host.editor, fingers);
    this.#capture(event);
    this.#host.hover(undefined);
  }

  #fingers(): readonly [StagePoint, StagePoint] | undefined {
    const [a, b] = this.#touches.values();
    return a && b ? [a, b] : undefined;
  }

  #wantsPan(event: PointerEvent): boolean {
    return event.button === 1 || this.#host.editor.getState().isHandHeld;
  }

  #enqueue(event: PointerEvent, point: StagePoint): void {
    const coalesced = event.getCoalescedEvents?.() ?? [];
    if (coalesced.length === 0)
      this.#queue.push({ point, pressure: event.pressure, isShift: event.shiftKey });
    for (const one of coalesced) {
      this.#queue.push({
        point: {
          x: point.x + one.clientX - event.clientX,
          y: point.y + one.clientY - event.clientY,
        },
        pressure: one.pressure,
        isShift: event.shiftKey,
      });
    }
  }

  /** A pen that has been lifted presses with 0, which is not how its stroke ended. */
  #lastPressure(event: PointerEvent): number {
    return event.pressure || (this.#queue.at(-1)?.pressure ?? 0.5);
  }

  /** Asking where the stage lies makes the browser lay out the page, so it is asked once a frame. */
  #pointOf(event: PointerEvent): StagePoint {
    this.#box ??= this.#stage.getBoundingClientRect();
    return { x: event.clientX - this.#box.left, y: event.clientY - this.#box.top };
  }

  #capture(event: PointerEvent): void {
    try {
      this.#stage.setPointerCapture(event.pointerId);
    } catch {
      // The pointer is gone already; its events end the gesture anyway.
    }
  }
}

function isPan({ gesture }: Active): boolean {
  return gesture instanceof PanGesture;
}

function isActing({ button, pointerType }: PointerEvent): boolean {
  return BUTTONS.includes(button) || (pointerType === "pen" && button === PEN_ERASER);
}
