/** What turning a wheel or sliding two fingers over a touchpad asks for. */
export type WheelIntent =
  | { readonly kind: "zoom"; readonly factor: number }
  | { readonly kind: "pan"; readonly dx: number; readonly dy: number }
  /** Larger where positive. A wheel turns by 1; a touchpad slides by parts of it. */
  | { readonly kind: "brush-size"; readonly notches: number };

/** The part of a `WheelEvent` that matters. `wheelDeltaX` and `Y` are missing in Firefox. */
export interface WheelLike {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0: px, 1: lines, 2: pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly wheelDeltaX?: number;
  readonly wheelDeltaY?: number;
}

const LINE_PX = 16;
const PAGE_PX = 400;
/** Factor e at this many px: a wheel's notch (100 or 120 px) zooms by about a quarter. */
const WHEEL_PX = 500;
/** Pinching sends small steps under Ctrl. */
const PINCH_PX = 100;
const MAX_STEP = 0.5;
/** Two fingers slide this far for what a wheel's notch does. */
const SLIDE_PX = 40;

/**
 * The wheel zooms, a touchpad's scrolling pans, pinching zooms, Shift and the
 * wheel size the brush. Browsers do not tell a wheel from a touchpad: a wheel
 * moves in large whole steps along one axis.
 */
export function wheelIntent(event: WheelLike): WheelIntent | undefined {
  const unit = event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? PAGE_PX : 1;
  const dx = event.deltaX * unit;
  const dy = event.deltaY * unit;
  if (event.ctrlKey || event.metaKey) return zoom(dy, isWheel(event) ? WHEEL_PX : PINCH_PX);
  if (event.shiftKey) {
    const along = dy || dx;
    const parts = isWheel(upright(event)) ? 1 : Math.min(Math.abs(along) / SLIDE_PX, 1);
    return along === 0 ? undefined : { kind: "brush-size", notches: along < 0 ? parts : -parts };
  }
  return isWheel(event) ? zoom(dy, WHEEL_PX) : { kind: "pan", dx: -dx, dy: -dy };
}

function zoom(dy: number, pxPerE: number): WheelIntent | undefined {
  const step = Math.min(Math.max(-dy / pxPerE, -MAX_STEP), MAX_STEP);
  return step === 0 ? undefined : { kind: "zoom", factor: Math.exp(step) };
}

/** With Shift some systems turn the wheel's movement into a horizontal one. */
function upright(event: WheelLike): WheelLike {
  const { deltaX, deltaY, wheelDeltaX } = event;
  if (deltaX === 0 || deltaY !== 0) return event;
  const turned = { ...event, deltaX: 0, deltaY: deltaX };
  return wheelDeltaX === undefined ? turned : { ...turned, wheelDeltaY: wheelDeltaX };
}

function isWheel({ deltaX, deltaY, deltaMode, wheelDeltaY }: WheelLike): boolean {
  if (deltaMode !== 0) return true;
  if (deltaX !== 0 || deltaY === 0) return false;
  // Chromium: a notch is 120 in the old unit; for a touchpad it is three times the px.
  if (wheelDeltaY !== undefined && wheelDeltaY !== 0) {
    return Math.abs(wheelDeltaY) % 120 === 0 && Math.abs(wheelDeltaY) !== 3 * Math.abs(deltaY);
  }
  return Math.abs(deltaY) >= 40 && Number.isInteger(deltaY);
}

/** Makes whole steps of what a wheel or a touchpad turns: a slide over a touchpad is dozens of events. */
export class WheelSteps {
  #notches = 0;

  /** A step that is due now, or none. Turning back begins anew. */
  add(notches: number): 1 | -1 | undefined {
    this.#notches = this.#notches * notches > 0 ? this.#notches + notches : notches;
    if (Math.abs(this.#notches) < 1) return undefined;
    this.#notches = 0;
    return notches > 0 ? 1 : -1;
  }
}
