import type { CDPSession, Page } from "puppeteer-core";
import { beforeEach, describe, expect, it } from "vitest";
import {
  compare,
  drag,
  nextFrames,
  type Point,
  paintSeenAt,
  pictureBox,
  readOperations,
} from "../support/stage-page/drive.ts";
import { dispatchPointer, withStage } from "../support/stage-page/with-stage.ts";

const VIEWPORT = { width: 400, height: 500 };

let page: Page;

withStage(VIEWPORT, (opened) => {
  page = opened;
});

const dispatch = (type: string, init?: PointerEventInit) => dispatchPointer(page, type, init);

describe("fingers and pens", () => {
  let devtools: CDPSession;

  beforeEach(async () => {
    devtools = await page.createCDPSession();
  });

  function touch(type: "touchStart" | "touchMove" | "touchEnd", ...points: readonly Point[]) {
    const touchPoints = points.map((point, id) => ({ ...point, id }));
    return devtools.send("Input.dispatchTouchEvent", { type, touchPoints });
  }

  it("paints with one finger", async () => {
    await touch("touchStart", { x: 100, y: 200 });
    for (let x = 120; x <= 300; x += 20) await touch("touchMove", { x, y: 200 });
    await touch("touchEnd");
    expect(await paintSeenAt(page, { x: 100, y: 200 }, { x: 280, y: 200 })).toEqual([true, true]);
    expect(await readOperations(page)).toHaveLength(1);
  });

  it("pans and zooms with two, and leaves no paint behind", async () => {
    const before = await pictureBox(page);
    await touch("touchStart", { x: 150, y: 200 });
    await touch("touchStart", { x: 150, y: 200 }, { x: 250, y: 200 });
    for (let step = 1; step <= 5; step += 1) {
      await touch("touchMove", { x: 150 - 10 * step, y: 200 }, { x: 250 + 10 * step, y: 200 });
    }
    await nextFrames(page);
    const after = await pictureBox(page);
    expect(after.width / before.width).toBeCloseTo(2, 2);
    await touch("touchEnd");
    expect(await readOperations(page)).toHaveLength(0);
    await touch("touchStart", { x: 200, y: 200 });
    await touch("touchEnd");
    expect(await readOperations(page)).toHaveLength(1);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("erases with the other end of a pen", async () => {
    await drag(page, [
      { x: 100, y: 200 },
      { x: 300, y: 200 },
    ]);
    const pen = { pointerType: "pen", pointerId: 7, button: 5, buttons: 32, clientY: 200 };
    await dispatch("pointerdown", { ...pen, clientX: 180 });
    await dispatch("pointermove", { ...pen, clientX: 220 });
    await dispatch("pointerup", { ...pen, clientX: 220, buttons: 0 });
    expect(await paintSeenAt(page, { x: 120, y: 200 }, { x: 200, y: 200 })).toEqual([true, false]);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("paints wider where a pen presses harder, once that is wished for", async () => {
    await page.evaluate(() => globalThis.stagePage?.editor.changeSettings({ usesPressure: true }));
    const pen = { pointerType: "pen", pointerId: 7, button: 0, buttons: 1, clientY: 200 };
    await dispatch("pointerdown", { ...pen, clientX: 100, pressure: 0.25 });
    await dispatch("pointermove", { ...pen, clientX: 300, pressure: 1 });
    await dispatch("pointerup", { ...pen, clientX: 300, buttons: 0, pressure: 0 });
    const seen = await paintSeenAt(page, { x: 102, y: 208 }, { x: 295, y: 208 });
    expect(seen).toEqual([false, true]);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("ignores the palm beside a pen", async () => {
    const pen = { pointerType: "pen", pointerId: 7, button: 0, buttons: 1, clientY: 200 };
    const palm = { pointerType: "touch", pointerId: 8, clientX: 300, clientY: 350, buttons: 1 };
    await dispatch("pointerdown", { ...pen, clientX: 100 });
    await dispatch("pointerdown", palm);
    await dispatch("pointermove", { ...pen, clientX: 200 });
    await dispatch("pointerup", { ...palm, buttons: 0 });
    await dispatch("pointerup", { ...pen, clientX: 200, buttons: 0 });
    expect(await readOperations(page)).toHaveLength(1);
    expect(await paintSeenAt(page, { x: 190, y: 200 }, { x: 300, y: 350 })).toEqual([true, false]);
  });
});
