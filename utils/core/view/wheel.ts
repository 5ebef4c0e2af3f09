/** What turning a wheel or sliding two fingers over a touchpad asks for. */
export type WheelIntent =
  | { readonly kind: "zoom"; readonly factor: number }
  | { readonly kind: "pan"; readonly dx: number; readonly dy: number }
  | { readonly kind: "brush-size"; readonly direction: 1 | -1 };

/** The part of a `WheelEvent` that matters. `wheelDeltaY` is missing in Firefox. */
export interface WheelLike {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 0: px, 1: lines, 2: pages. */
  readonly deltaMode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly wheelDeltaY?: number;
}

const LINE_PX = 16;
const PAGE_PX = 400;
/** Factor e at this many px: a wheel's notch (100 or 120 px) zooms by about a quarter. */
const WHEEL_PX = 500;
/** Pinching sends small steps under Ctrl. */
const PINCH_PX = 100;
const MAX_STEP = 0.5;

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
    // With Shift some systems turn the wheel's movement into a horizontal one.
    const along = dy || dx;
    return along === 0 ? undefined : { kind: "brush-size", direction: along < 0 ? 1 : -1 };
  }
  return isWheel(event) ? zoom(dy, WHEEL_PX) : { kind: "pan", dx: -dx, dy: -dy };
}

function zoom(dy: number, pxPerE: number): WheelIntent | undefined {
  const step = Math.min(Math.max(-dy / pxPerE, -MAX_STEP), MAX_STEP);
  return step === 0 ? undefined : { kind: "zoom", factor: Math.exp(step) };
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
