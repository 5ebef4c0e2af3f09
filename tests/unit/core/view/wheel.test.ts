import { describe, expect, it } from "vitest";
import { type WheelLike, WheelSteps, wheelIntent } from "@/utils/core/view/wheel";

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

  it("takes for a touchpad what is no whole notch in either unit", () => {
    expect(wheelIntent(wheel({ deltaY: 20, wheelDeltaY: -50 }))?.kind).toBe("pan");
    expect(wheelIntent(wheel({ deltaY: 3, wheelDeltaY: 0 }))?.kind).toBe("pan");
  });

  it("sizes the brush under Shift by parts of a notch where two fingers slide", () => {
    const size = (event: Partial<WheelLike>) => wheelIntent(wheel({ ...event, shiftKey: true }));
    expect(size({ deltaY: 10 })).toEqual({ kind: "brush-size", notches: -0.25 });
    expect(size({ deltaY: -0.5 })).toEqual({ kind: "brush-size", notches: 0.0125 });
    expect(size({ deltaX: 20, wheelDeltaX: -60 })).toEqual({ kind: "brush-size", notches: -0.5 });
    expect(size({ deltaX: 3, deltaY: 30 })).toEqual({ kind: "brush-size", notches: -0.75 });
    expect(size({ deltaX: 400.5 })).toEqual({ kind: "brush-size", notches: -1 });
    expect(size({ deltaY: 0 })).toBeUndefined();
  });

  it("zooms when a touchpad is pinched", () => {
    const intent = wheelIntent(wheel({ deltaY: -10, wheelDeltaY: 30, ctrlKey: true }));
    expect(intent?.kind === "zoom" && intent.factor).toBeCloseTo(Math.exp(0.1));
  });

  it.each<[string, Partial<WheelLike>, 1 | -1]>([
    ["a notch", { deltaY: -120 }, 1],
    ["a notch that Shift turns sideways", { deltaX: 120 }, -1],
    ["the same in Chromium", { deltaX: 100, wheelDeltaX: -120 }, -1],
    ["the least notch of a Mac's wheel", { deltaY: -4.0002, wheelDeltaY: 120 }, 1],
    ["the same, sideways", { deltaX: -4.0002, wheelDeltaX: 120 }, 1],
    ["a line", { deltaY: 1, deltaMode: 1 }, -1],
  ])("sizes the brush under Shift by one for every turn of a wheel: %s", (_, event, notches) => {
    const intent = wheelIntent(wheel({ ...event, shiftKey: true }));
    expect(intent).toEqual({ kind: "brush-size", notches });
  });

  it("never leaps: one event zooms by no more than e^0.5", () => {
    const intent = wheelIntent(wheel({ deltaY: -100_000, deltaMode: 1 }));
    expect(intent?.kind === "zoom" && intent.factor).toBeCloseTo(Math.exp(0.5));
  });

  const isZoom = (event: Partial<WheelLike>) => wheelIntent(wheel(event))?.kind === "zoom";

  it.each<[string, Partial<WheelLike>, boolean]>([
    ["a notch, in Chromium", { deltaY: 100, wheelDeltaY: -120 }, true],
    ["three notches at once, in Chromium", { deltaY: 300, wheelDeltaY: -360 }, true],
    ["a notch of a screen that is zoomed", { deltaY: 80, wheelDeltaY: -120 }, true],
    ["two fingers that slid by 40 px, in Chromium", { deltaY: 40, wheelDeltaY: -120 }, false],
    ["two fingers that slid by 25 px, in Chromium", { deltaY: 25, wheelDeltaY: -75 }, false],
    ["two fingers that slid aside", { deltaX: 120 }, false],
    ["two fingers that slid askew", { deltaX: 1, deltaY: 120 }, false],
    ["a notch of 40 px where there is no old unit", { deltaY: 40 }, true],
    ["a notch of 40 px where the old unit is always 0", { deltaY: -40, wheelDeltaY: 0 }, true],
    ["39 px where there is no old unit", { deltaY: 39 }, false],
    ["a fraction of a px where there is no old unit", { deltaY: 90.5 }, false],
    ["lines", { deltaX: 1, deltaY: 1, deltaMode: 1 }, true],
  ])("tells a wheel from a touchpad: %s", (_what, event, isWheel) => {
    expect(isZoom(event)).toBe(isWheel);
  });

  it("counts a line as 16 px and a page as 400", () => {
    const shown = (deltaY: number, deltaMode: number) => {
      const intent = wheelIntent(wheel({ deltaY, deltaMode }));
      return intent?.kind === "zoom" && Math.log(intent.factor);
    };
    expect(shown(-5, 1)).toBeCloseTo((5 * 16) / 500);
    expect(shown(0.25, 2)).toBeCloseTo((-0.25 * 400) / 500);
    expect(shown(-100, 0)).toBeCloseTo(100 / 500);
    expect(wheelIntent(wheel({ deltaX: 2, deltaMode: 1, shiftKey: true }))).toBeDefined();
  });

  it("zooms under Ctrl and under the Mac's command key, by a wheel as much as without", () => {
    const notch = { deltaY: -100, wheelDeltaY: 120 };
    const plain = wheelIntent(wheel(notch));
    expect(wheelIntent(wheel({ ...notch, ctrlKey: true }))).toEqual(plain);
    expect(wheelIntent(wheel({ ...notch, metaKey: true }))).toEqual(plain);
    const fingers = wheelIntent(wheel({ deltaY: 5, wheelDeltaY: -15, metaKey: true }));
    expect(fingers?.kind).toBe("zoom");
  });

  it("asks for nothing when nothing turned", () => {
    expect(wheelIntent(wheel({ shiftKey: true }))).toBeUndefined();
    expect(wheelIntent(wheel({ ctrlKey: true }))).toBeUndefined();
  });
});

describe("steps of a size", () => {
  const steps = (...notches: number[]) => {
    const wheelSteps = new WheelSteps();
    return notches.map((part) => wheelSteps.add(part));
  };

  it("are one for every notch, however they are turned", () => {
    expect(steps(1, 1, -1, 1)).toEqual([1, 1, -1, 1]);
  });

  it("are one for as much sliding, not one for every event", () => {
    expect(steps(0.25, 0.25, 0.25, 0.25, 0.25)).toEqual([
      undefined,
      undefined,
      undefined,
      1,
      undefined,
    ]);
    expect(steps(-0.5, -0.5)).toEqual([undefined, -1]);
  });

  it("begin anew where the fingers turn back", () => {
    expect(steps(0.75, -0.5, 0.75, 0.25)).toEqual([undefined, undefined, undefined, 1]);
  });
});
