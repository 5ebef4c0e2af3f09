import type { Page } from "puppeteer-core";
import { describe, expect, it } from "vitest";
import {
  compare,
  drag,
  paintSeenAt,
  pictureBox,
  readOperations,
} from "../support/stage-page/drive.ts";
import { withStage } from "../support/stage-page/with-stage.ts";

let page: Page;

withStage({ width: 400, height: 500, deviceScaleFactor: 2 }, (opened) => {
  page = opened;
});

function choose(tool: string) {
  return page.click(`[data-testid="tool-${tool}"]`);
}

describe("painting with a brush", () => {
  it("paints where the pointer went, and nowhere else", async () => {
    await drag(page, [
      { x: 100, y: 200 },
      { x: 300, y: 200 },
    ]);
    const seen = await paintSeenAt(
      page,
      { x: 100, y: 200 },
      { x: 200, y: 200 },
      { x: 200, y: 260 },
    );
    expect(seen).toEqual([true, true, false]);
    const { painted, wrong } = await compare(page);
    expect(painted).toBeGreaterThan(10_000);
    expect(wrong).toBe(0);
  });

  it("paints a dot for a click", async () => {
    await page.mouse.click(200, 200);
    expect(await paintSeenAt(page, { x: 200, y: 200 })).toEqual([true]);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("makes one step of one stroke, its size in picture px", async () => {
    await drag(page, [
      { x: 100, y: 200 },
      { x: 300, y: 250 },
      { x: 150, y: 300 },
    ]);
    const operations = await readOperations(page);
    const { width } = await pictureBox(page);
    expect(operations).toHaveLength(1);
    // 6 % of the stage's 400 px is 24 px across.
    expect(operations[0]).toMatchObject({ kind: "stroke", mode: "add" });
    expect(operations[0]).toHaveProperty("radius", Math.round((12 * 3000 * 100) / width) / 100);
  });

  it("draws a straight line from the last stroke to a click with Shift", async () => {
    await page.mouse.click(100, 150);
    await page.keyboard.down("Shift");
    await page.mouse.click(300, 350);
    await page.keyboard.up("Shift");
    expect(await paintSeenAt(page, { x: 200, y: 250 })).toEqual([true]);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("keeps strokes that begin and end outside the picture", async () => {
    await drag(
      page,
      [
        { x: 5, y: 200 },
        { x: 395, y: 200 },
      ],
      { steps: 3 },
    );
    expect(await paintSeenAt(page, { x: 20, y: 200 }, { x: 380, y: 200 })).toEqual([true, true]);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("makes no step of a stroke that never touched the picture", async () => {
    await drag(page, [
      { x: 200, y: 12 },
      { x: 300, y: 12 },
    ]);
    expect(await readOperations(page)).toHaveLength(0);
  });
});

describe("erasing", () => {
  it("takes paint away with the eraser", async () => {
    await drag(page, [
      { x: 100, y: 200 },
      { x: 300, y: 200 },
    ]);
    await choose("eraser");
    await drag(page, [
      { x: 200, y: 150 },
      { x: 200, y: 250 },
    ]);
    const seen = await paintSeenAt(page, { x: 120, y: 200 }, { x: 200, y: 200 });
    expect(seen).toEqual([true, false]);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("takes paint away with the other mouse button, whatever the tool", async () => {
    await drag(page, [
      { x: 100, y: 200 },
      { x: 300, y: 200 },
    ]);
    await drag(
      page,
      [
        { x: 200, y: 150 },
        { x: 200, y: 250 },
      ],
      { button: "right" },
    );
    expect(await paintSeenAt(page, { x: 200, y: 200 })).toEqual([false]);
    await choose("rectangle");
    await drag(
      page,
      [
        { x: 250, y: 150 },
        { x: 320, y: 250 },
      ],
      { button: "right" },
    );
    expect(await paintSeenAt(page, { x: 290, y: 200 })).toEqual([false]);
    expect((await compare(page)).wrong).toBe(0);
  });
});

describe("shapes", () => {
  it("paints a rectangle that is dragged open", async () => {
    await choose("rectangle");
    await drag(page, [
      { x: 300, y: 300 },
      { x: 100, y: 150 },
    ]);
    const box = await pictureBox(page);
    const [operation] = await readOperations(page);
    expect(operation?.kind).toBe("rectangle");
    const rect = operation?.kind === "rectangle" ? operation.rect : undefined;
    expect(rect?.x).toBeCloseTo(((100 - box.x) * 3000) / box.width, -0.5);
    expect(rect?.width).toBeCloseTo((200 * 3000) / box.width, -0.5);
    expect(rect?.height).toBeCloseTo((150 * 3000) / box.height, -0.5);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("paints a square with Shift", async () => {
    await choose("rectangle");
    await page.keyboard.down("Shift");
    await drag(page, [
      { x: 100, y: 150 },
      { x: 200, y: 180 },
    ]);
    await page.keyboard.up("Shift");
    const [operation] = await readOperations(page);
    expect(operation?.kind === "rectangle" && operation.rect.width).toBe(
      operation?.kind === "rectangle" && operation.rect.height,
    );
  });

  it("paints what a freehand lasso encloses", async () => {
    await choose("lasso");
    await drag(page, [
      { x: 100, y: 150 },
      { x: 300, y: 150 },
      { x: 300, y: 350 },
      { x: 100, y: 350 },
    ]);
    const seen = await paintSeenAt(page, { x: 200, y: 250 }, { x: 80, y: 250 });
    expect(seen).toEqual([true, false]);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("paints a polygon that is clicked corner by corner and closed at its start", async () => {
    await choose("lasso");
    for (const [x, y] of [
      [100, 150],
      [300, 150],
      [200, 350],
      [101, 151],
    ] as const) {
      await page.mouse.click(x, y);
    }
    expect(await readOperations(page)).toHaveLength(1);
    const seen = await paintSeenAt(page, { x: 200, y: 200 }, { x: 110, y: 340 });
    expect(seen).toEqual([true, false]);
    expect((await compare(page)).wrong).toBe(0);
  });

  it("closes a polygon with Enter and drops one with Escape", async () => {
    await choose("lasso");
    const corners = [
      [100, 150],
      [300, 150],
      [200, 350],
    ] as const;
    for (const [x, y] of corners) await page.mouse.click(x, y);
    await page.keyboard.press("Escape");
    expect(await readOperations(page)).toHaveLength(0);
    for (const [x, y] of corners) await page.mouse.click(x, y);
    await page.keyboard.press("Enter");
    expect(await readOperations(page)).toHaveLength(1);
  });
});
