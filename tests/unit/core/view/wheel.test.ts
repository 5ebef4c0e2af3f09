import { describe, expect, it } from "vitest";
import { type WheelLike, wheelIntent } from "@/utils/core/view/wheel";

function wheel(event: Partial<WheelLike>): WheelLike {
  return {
    deltaX: 0,
    deltaY: 0,
    deltaMode: 0,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    ...event,
  };
}

describe("what a wheel event asks for", () => {
  it("zooms by about a quarter for one notch of a wheel, in either browser's units", () => {
    for (const notch of [
      wheel({ deltaY: -100, wheelDeltaY: 120 }),
      wheel({ deltaY: -120 }),
      wheel({ deltaY: -6, deltaMode: 1 }),
    ]) {
      const intent = wheelIntent(notch);
      expect(intent?.kind).toBe("zoom");
      expect(intent?.kind === "zoom" && intent.factor).toBeCloseTo(1.24, 1);
    }
  });

  it("zooms in and out by the same amount", () => {
    const into = wheelIntent(wheel({ deltaY: -120 }));
    const out = wheelIntent(wheel({ deltaY: 120 }));
    expect(into?.kind === "zoom" && out?.kind === "zoom" && into.factor * out.factor).toBeCloseTo(
      1,
    );
  });

  it("pans with a touchpad, the picture following the fingers", () => {
    expect(wheelIntent(wheel({ deltaX: 3, deltaY: 8, wheelDeltaY: -24 }))).toEqual({
      kind: "pan",
      dx: -3,
      dy: -8,
    });
    expect(wheelIntent(wheel({ deltaY: 40, wheelDeltaY: -120 }))?.kind).toBe("pan");
    expect(wheelIntent(wheel({ deltaY: 2.5 }))?.kind).toBe("pan");
  });

  it("zooms when a touchpad is pinched", () => {
    const intent = wheelIntent(wheel({ deltaY: -10, wheelDeltaY: 30, ctrlKey: true }));
    expect(intent?.kind === "zoom" && intent.factor).toBeCloseTo(Math.exp(0.1));
  });

  it("sizes the brush under Shift, also where Shift turns the wheel sideways", () => {
    expect(wheelIntent(wheel({ deltaY: -120, shiftKey: true }))).toEqual({
      kind: "brush-size",
      direction: 1,
    });
    expect(wheelIntent(wheel({ deltaX: 120, shiftKey: true }))).toEqual({
      kind: "brush-size",
      direction: -1,
    });
  });

  it("never leaps: one event zooms by no more than e^0.5", () => {
    const intent = wheelIntent(wheel({ deltaY: -100_000, deltaMode: 1 }));
    expect(intent?.kind === "zoom" && intent.factor).toBeCloseTo(Math.exp(0.5));
  });

  it("asks for nothing when nothing turned", () => {
    expect(wheelIntent(wheel({ shiftKey: true }))).toBeUndefined();
    expect(wheelIntent(wheel({ ctrlKey: true }))).toBeUndefined();
  });
});
