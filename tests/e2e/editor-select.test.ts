import type { Page } from "puppeteer-core";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { MaskOperation } from "../../utils/core/mask/operation.ts";
import {
  drag,
  nextFrames,
  type Point,
  paintSeenAt,
  pictureBox,
  readMask,
  readOperations,
} from "../support/stage-page/drive.ts";
import { withStage } from "../support/stage-page/with-stage.ts";

const SIZE = { width: 1600, height: 1600 };
/** A ball on a table, with a spot on it, and a box beside it; picture px. */
const BALL = { x: 600, y: 700, radius: 300 };
const BOX = { x: 1100, y: 1000, width: 300, height: 400 };
const SCENE = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1600">
  <rect width="1600" height="1600" fill="#d9d2c4"/>
  <circle cx="600" cy="700" r="300" fill="#b02a30"/>
  <circle cx="600" cy="700" r="90" fill="#f0c040"/>
  <rect x="1100" y="1000" width="300" height="400" fill="#2a4f9a"/>
</svg>`;

let page: Page;
let box: Awaited<ReturnType<typeof pictureBox>>;

withStage({ width: 400, height: 500, deviceScaleFactor: 2 }, async (opened) => {
  page = opened;
  await show(SCENE);
});

async function show(svg: string): Promise<void> {
  const file = await sharp(Buffer.from(svg)).png().toBuffer();
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    await globalThis.stagePage?.openFile(new Blob([bytes], { type: "image/png" }));
  }, file.toString("base64"));
  await page.waitForFunction("stagePage.editor.getState().edges !== 'unknown'");
  box = await pictureBox(page);
}

function choose(tool: string) {
  return page.click(`[data-testid="tool-${tool}"]`);
}

/** Picture px to CSS px of the page. */
function at(x: number, y: number): Point {
  const scale = box.width / SIZE.width;
  return { x: box.x + x * scale, y: box.y + y * scale };
}

async function hover(x: number, y: number): Promise<void> {
  const point = at(x, y);
  await page.mouse.move(point.x, point.y);
}

/** A rough loop around the ball, wavering. */
function roughLoop(): Point[] {
  return Array.from({ length: 40 }, (_, i) => {
    const angle = (i / 40) * 2 * Math.PI;
    const radius = BALL.radius * (1.18 + 0.08 * Math.sin(5 * angle));
    return at(BALL.x + radius * Math.cos(angle), BALL.y + radius * Math.sin(angle));
  });
}

/** The share, 0…1, that a step and the truth have in common of what either has. */
function overlap(
  step: MaskOperation | undefined,
  truth: (x: number, y: number) => boolean,
): number {
  if (step?.kind !== "spans") return 0;
  const painted = new Uint8Array(SIZE.width * SIZE.height);
  for (let i = 0; i + 2 < step.runs.length; i += 3) {
    const start = (step.runs[i] ?? 0) * SIZE.width + (step.runs[i + 1] ?? 0);
    painted.fill(1, start, start + (step.runs[i + 2] ?? 0));
  }
  let both = 0;
  let either = 0;
  for (let y = 0; y < SIZE.height; y += 1) {
    for (let x = 0; x < SIZE.width; x += 1) {
      const isPainted = painted[y * SIZE.width + x] === 1;
      const isTrue = truth(x + 0.5, y + 0.5);
      if (isPainted && isTrue) both += 1;
      if (isPainted || isTrue) either += 1;
    }
  }
  return both / either;
}

const isBall = (x: number, y: number) => Math.hypot(x - BALL.x, y - BALL.y) < BALL.radius;
const isSpot = (x: number, y: number) => Math.hypot(x - BALL.x, y - BALL.y) < 90;
const isBox = (x: number, y: number) =>
  x > BOX.x && y > BOX.y && x < BOX.x + BOX.width && y < BOX.y + BOX.height;

/** Waits until a step is there on the picture's own edge: better than any small copy knows it. */
async function waitForStep(position: number, truth: (x: number, y: number) => boolean) {
  let [last, seen] = [0, ""];
  for (let tries = 0; tries < 200; tries += 1) {
    const operations = await readOperations(page);
    const now = JSON.stringify(operations);
    if (now !== seen) last = operations.length === position ? overlap(operations.at(-1), truth) : 0;
    seen = now;
    if (last > 0.997) return last;
    await nextFrames(page);
  }
  return last;
}

function waitForOutline(): Promise<unknown> {
  return page.waitForFunction("stagePage.editor.getState().outlined");
}

describe("circling an object", () => {
  it("paints the object, on the picture's own edge, in one step", async () => {
    await choose("lasso");
    await drag(page, roughLoop(), { steps: 2 });
    expect(await waitForStep(1, isBall)).toBeGreaterThan(0.997);
    await page.click('[data-testid="undo"]');
    expect((await readMask(page)).position).toBe(0);
    await page.click('[data-testid="redo"]');
    expect(await waitForStep(1, isBall)).toBeGreaterThan(0.997);
  });

  it("offers a margin beside the object once its edge is found: one step, that object alone", async () => {
    await choose("point");
    await hover(1250, 1200);
    await waitForOutline();
    await page.mouse.click(at(1250, 1200).x, at(1250, 1200).y);
    expect(await waitForStep(1, isBox)).toBeGreaterThan(0.997);
    await choose("lasso");
    await drag(page, roughLoop(), { steps: 2 });
    await page.waitForSelector('[data-testid="margin"]');
    expect(await waitForStep(2, isBall)).toBeGreaterThan(0.997);
    await page.click('[data-testid="margin"]');
    const isGrown = (x: number, y: number) =>
      Math.hypot(x - BALL.x, y - BALL.y) < BALL.radius * 1.04;
    expect(await waitForStep(3, isGrown)).toBeGreaterThan(0.997);
    expect(await page.$('[data-testid="margin"]')).toBeNull();
    await page.click('[data-testid="undo"]');
    expect((await readMask(page)).position).toBe(2);
  });

  it("keeps the loop as drawn with Shift at the end, or with the switch off", async () => {
    await choose("lasso");
    await page.mouse.move(at(250, 350).x, at(250, 350).y);
    await page.mouse.down();
    for (const point of roughLoop()) await page.mouse.move(point.x, point.y);
    await page.keyboard.down("Shift");
    await page.mouse.up();
    await page.keyboard.up("Shift");
    expect((await readOperations(page)).map(({ kind }) => kind)).toEqual(["polygon"]);
    await page.click('[data-testid="snap-to-edges"]');
    await drag(page, roughLoop(), { steps: 2 });
    expect((await readOperations(page)).map(({ kind }) => kind)).toEqual(["polygon", "polygon"]);
  });

  it("keeps a polygon of clicks exact", async () => {
    await choose("lasso");
    for (const [x, y] of [
      [250, 350],
      [950, 350],
      [950, 1050],
      [252, 352],
    ] as const) {
      await page.mouse.click(at(x, y).x, at(x, y).y);
    }
    expect((await readOperations(page)).map(({ kind }) => kind)).toEqual(["polygon"]);
  });

  it("leaves a loop as drawn where there are no edges", async () => {
    await show(SCENE.replace(/<circle.*|<rect x.*/g, ""));
    await choose("lasso");
    await drag(page, roughLoop(), { steps: 2 });
    expect((await readOperations(page)).map(({ kind }) => kind)).toEqual(["polygon"]);
  });
});

describe("pointing at an object", () => {
  it("outlines what a click takes, and takes just that", async () => {
    await choose("point");
    await hover(1250, 1200);
    await waitForOutline();
    expect(await readOperations(page)).toHaveLength(0);
    expect(await page.$eval('[data-testid="outlined"]', (said) => said.textContent)).toMatch(
      /lower right, blue, 5 %/,
    );
    await page.mouse.click(at(1250, 1200).x, at(1250, 1200).y);
    expect(await waitForStep(1, isBox)).toBeGreaterThan(0.997);
  });

  it("takes larger and smaller with the keys, before the click and after it, as one step", async () => {
    await choose("point");
    await hover(600, 700);
    await waitForOutline();
    await page.mouse.click(at(600, 700).x, at(600, 700).y);
    await page.waitForFunction("stagePage.editor.getState().mask.position === 1");
    const isSpotFirst = (await waitForStep(1, isSpot)) > 0.99;
    await page.keyboard.press(isSpotFirst ? "]" : "[");
    expect(await waitForStep(1, isSpotFirst ? isBall : isSpot)).toBeGreaterThan(0.997);
    await page.keyboard.press(isSpotFirst ? "[" : "]");
    expect(await waitForStep(1, isSpotFirst ? isSpot : isBall)).toBeGreaterThan(0.997);
    await page.click('[data-testid="undo"]');
    expect((await readMask(page)).position).toBe(0);
  });

  it("takes away with the other button", async () => {
    await page.evaluate(() => globalThis.stagePage?.editor.selectAll());
    await choose("point");
    await hover(1250, 1200);
    await waitForOutline();
    await page.mouse.click(at(1250, 1200).x, at(1250, 1200).y, { button: "right" });
    await page.waitForFunction("stagePage.editor.getState().mask.position === 2");
    expect((await readOperations(page)).at(-1)).toMatchObject({ kind: "spans", mode: "erase" });
    expect(await waitForStep(2, isBox)).toBeGreaterThan(0.997);
    expect(await paintSeenAt(page, at(1250, 1200), at(100, 100))).toEqual([false, true]);
  });

  it("takes what it is dragged over, at the size that was outlined, and not the ground between", async () => {
    await choose("point");
    await hover(1250, 1200);
    await waitForOutline();
    const path = [at(1250, 1200), at(1250, 800), at(880, 700)];
    await drag(page, path, { steps: 8 });
    await page.waitForFunction("stagePage.editor.getState().mask.position === 1");
    expect(await paintSeenAt(page, at(1250, 1200), at(1250, 700), at(100, 100))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("offers a finger larger and smaller beside what it tapped, as the same step", async () => {
    await choose("point");
    const { x, y } = at(600, 700);
    await page.touchscreen.tap(x, y);
    await page.waitForFunction("stagePage.editor.getState().resizable");
    const before = await readOperations(page);
    const isLargest = await page.$eval('[data-testid="point-larger"]', (b) =>
      b.matches(":disabled"),
    );
    await page.click(`[data-testid="point-${isLargest ? "smaller" : "larger"}"]`);
    await page.waitForFunction(
      (runs) => {
        const step = globalThis.stagePage?.editor.getState().mask.operations[0];
        return step?.kind === "spans" && Math.abs(step.runs.length - runs) > 300;
      },
      { timeout: 10_000 },
      before[0]?.kind === "spans" ? before[0].runs.length : 0,
    );
    expect((await readMask(page)).operations).toHaveLength(1);
  });

  it("takes with the keyboard what the cross-hair is on", async () => {
    await choose("point");
    await page.focus('[data-testid="stage"]');
    await page.keyboard.press("ArrowRight");
    for (let i = 0; i < 6; i += 1) await page.keyboard.press("ArrowRight");
    for (let i = 0; i < 6; i += 1) await page.keyboard.press("ArrowDown");
    await waitForOutline();
    await page.keyboard.press("Enter");
    expect(await waitForStep(1, isBox)).toBeGreaterThan(0.997);
  });

  it("says that there are no edges in a picture of one colour, and takes nothing", async () => {
    await show(SCENE.replace(/<circle.*|<rect x.*/g, ""));
    await choose("point");
    await hover(600, 700);
    await page.waitForFunction("stagePage.editor.getState().outlined === null");
    await page.mouse.click(at(600, 700).x, at(600, 700).y);
    await nextFrames(page);
    expect(await readOperations(page)).toHaveLength(0);
    expect(await page.$eval('[data-testid="outlined"]', (said) => said.textContent)).toBe(
      "No edges here",
    );
  });
});
