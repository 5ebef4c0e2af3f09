import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SHIPPED } from "../support/app.ts";
import {
  type Capturing,
  findTarget,
  hashOf,
  nextFrames,
  startCapturing,
} from "../support/capturing.ts";

let capturing: Capturing;
let page: Page;

beforeAll(async () => {
  capturing = await startCapturing(SHIPPED);
});

afterAll(() => capturing?.close());

/** Everything of the page that a picker could change. */
const traces = () =>
  page.evaluate(() => ({
    children: document.documentElement.children.length,
    html: document.documentElement.outerHTML.length,
    globals: Object.keys(window).length,
    sheets: document.adoptedStyleSheets.length,
  }));

describe("the picker", () => {
  beforeEach(async () => {
    page = await capturing.show("same-origin");
  });

  it.each([["a click"], ["Esc"], ["Enter"]])("leaves nothing behind after %s", async (way) => {
    const before = await traces();
    await capturing.startPicking(page, "picture");
    expect(await traces()).not.toEqual(before);
    const { x, y } = await findTarget(page);
    await page.mouse.move(x, y);
    await nextFrames(page);
    const end = await capturing.after(() =>
      way === "a click"
        ? page.mouse.click(x, y)
        : page.keyboard.press(way === "Esc" ? "Escape" : "Enter"),
    );
    expect(end.state).toBe(way === "Esc" ? "none" : "ready");
    expect(await traces()).toEqual(before);
  });

  it("keeps the click from the page, and gives the next one back", async () => {
    const heard = () => page.evaluate(() => (globalThis as { heard?: string[] }).heard);
    await page.evaluate(() => {
      const list: string[] = [];
      (globalThis as { heard?: string[] }).heard = list;
      for (const name of ["pointerdown", "click", "keydown"]) {
        document.addEventListener(name, () => list.push(name));
      }
    });
    await capturing.pick(page);
    expect(await heard()).toEqual([]);
    await page.mouse.click(5, 5);
    expect(await heard()).toEqual(["pointerdown", "click"]);
  });

  it("works on a page that stops every event on its window, and leaves by Esc", async () => {
    await page.evaluate(() => {
      const stop = (event: Event) => event.stopImmediatePropagation();
      for (const name of ["pointerdown", "pointermove", "pointerup", "click", "keydown"]) {
        window.addEventListener(name, stop, true);
      }
    });
    const captured = await capturing.pick(page);
    expect(captured.sha256).toBe(await hashOf("chelsea.png"));
    await capturing.startPicking(page, "picture");
    const left = await capturing.after(() => page.keyboard.press("Escape"));
    expect(left.state).toBe("none");
  });

  it("takes a picture out of a popover that closes when the page is pressed", async () => {
    await page.evaluate(() => {
      const popover = Object.assign(document.createElement("div"), { popover: "auto" });
      popover.innerHTML = '<img id="shown" src="/pictures/coffee.jpg" width="300" height="200">';
      document.querySelector("#target")?.removeAttribute("id");
      document.body.append(popover);
      popover.showPopover();
    });
    await page.$eval("#shown", async (image) => {
      await (image as HTMLImageElement).decode();
      image.id = "target";
    });
    const captured = await capturing.pick(page);
    expect(captured.sha256).toBe(await hashOf("coffee.jpg"));
    expect(await page.evaluate(() => document.querySelector(":popover-open"))).not.toBeNull();
  });

  it("takes a drawing that is alone in its tab at once", async () => {
    page = await capturing.open(`${capturing.sandbox.galleryUrl}/pictures/sized.svg`);
    const captured = await capturing.after(() => capturing.menuOn(page, "pick-picture-here"));
    expect(captured).toMatchObject({ state: "ready", way: "page", type: "image/svg+xml" });
    expect(captured.sha256).toBe(await hashOf("sized.svg"));
  });

  it("does not believe clicks that the page makes up", async () => {
    await capturing.startPicking(page, "picture");
    await page.evaluate(() => {
      const at = document.querySelector("#target")?.getBoundingClientRect();
      const init = { clientX: (at?.x ?? 0) + 5, clientY: (at?.y ?? 0) + 5, bubbles: true };
      dispatchEvent(new PointerEvent("pointermove", init));
      dispatchEvent(new MouseEvent("click", init));
      dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    });
    const left = await capturing.after(() => page.keyboard.press("Escape"));
    expect(left.state).toBe("none");
  });

  it("can be worked by keyboard alone", async () => {
    await capturing.startPicking(page, "picture");
    await page.keyboard.press("Tab");
    const captured = await capturing.after(() => page.keyboard.press("Enter"));
    expect(captured.sha256).toBe(await hashOf("chelsea.png"));
  });

  it("reaches the pictures under the topmost one", async () => {
    page = await capturing.show("svg-image");
    await capturing.startPicking(page, "picture");
    const { x, y } = await findTarget(page);
    await page.mouse.move(x, y);
    await nextFrames(page);
    await page.keyboard.press("ArrowDown");
    const captured = await capturing.after(() => page.keyboard.press("Enter"));
    expect(captured).toMatchObject({ way: "element", type: "image/svg+xml" });
  });

  it("can be ended from the panel", async () => {
    const before = await traces();
    await capturing.startPicking(page, "picture");
    const left = await capturing.ask({ type: "capture-stop" });
    expect(left.state).toBe("none");
    expect(await traces()).toEqual(before);
  });

  it("of an earlier click does not outlive the next one", async () => {
    const before = await traces();
    await capturing.startPicking(page, "picture");
    expect(await capturing.rightClick(page)).toMatchObject({ state: "ready" });
    expect(await traces()).toEqual(before);
  });
});

describe("a rectangle of the page", () => {
  it("brings what is visible in it, without our own marks", async () => {
    page = await capturing.show("same-origin");
    const { box } = await findTarget(page);
    await capturing.startPicking(page, "area");
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 100, { steps: 5 });
    const captured = await capturing.after(() => page.mouse.up());
    expect(captured).toMatchObject({ state: "ready", way: "screen", type: "image/png" });
    const ratio = await page.evaluate(() => devicePixelRatio);
    expect(captured.size).toBe(`${100 * ratio}x${80 * ratio}`);
  });

  it("is left by Esc", async () => {
    page = await capturing.show("same-origin");
    await capturing.startPicking(page, "area");
    const left = await capturing.after(() => page.keyboard.press("Escape"));
    expect(left.state).toBe("none");
  });
});
