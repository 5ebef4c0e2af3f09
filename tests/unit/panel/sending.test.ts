import { describe, expect, it } from "vitest";
import { NO_EXTENSION } from "@/utils/core/window/extend";
import {
  type FoundWindow,
  newSending,
  type Sending,
  separateAreas,
  withChoice,
  withPlan,
  withSeparate,
} from "@/utils/panel/state/sending";
import { testPanel } from "../../support/fake-panel.ts";

const window = { x: 10, y: 20, width: 300, height: 300 };
const areas = [1, 2].map(() => ({ box: window, others: [window] }));
const found: FoundWindow = {
  window,
  sentSize: { width: 512, height: 512 },
  paint: "inside",
  areas,
};
const separate = withSeparate(withPlan(newSending(), found), true);

describe("what is sent", () => {
  it("stays in parts while there are parts, and is whole again without them", () => {
    expect(separateAreas(withPlan(separate, found))).toEqual(areas);
    const { areas: _, ...whole } = found;
    const together = withPlan(separate, whole);
    expect(separateAreas(together)).toBeUndefined();
    expect(separateAreas(withPlan(together, found))).toBeUndefined();
  });

  it("is in parts only around the paint, not in a frame of one's own", () => {
    const framed = withChoice(separate, { kind: "frame", rect: window });
    expect(framed.planned).toEqual({ window, sentSize: found.sentSize, paint: "inside" });
    expect(separateAreas(withPlan(framed, found))).toBeUndefined();
    expect(withSeparate(framed, true)).toBe(framed);
  });

  it("has one bar open at a time", () => {
    const { panel } = testPanel({ sending: withPlan(newSending(), found) });
    const bar = () => panel.store.getState().sending.bar;
    panel.openExtendBar();
    panel.changeExtension({ left: 5 });
    expect(bar()).toEqual({ kind: "extend", extension: { ...NO_EXTENSION, left: 5 } });
    panel.toggleWindowBar();
    panel.changeExtension({ left: 9 });
    expect(bar()).toEqual({ kind: "window" });
    panel.toggleWindowBar();
    expect(bar()).toEqual({ kind: "closed" });
  });

  it("cannot be parts in a frame of one's own", () => {
    const planned = { ...found, parts: { areas, isSeparate: true } };
    const choice = { kind: "frame", rect: window } as const;
    // @ts-expect-error only a window around the paint can be sent in parts
    const mixed: Sending = { choice, planned, bar: { kind: "closed" }, isStarting: false };
    expect(mixed.choice.kind).toBe("frame");
  });
});
