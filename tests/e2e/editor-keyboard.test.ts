import type { KeyInput, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, picture, startReadyApp } from "../support/app.ts";
import { openPanelTab } from "../support/chromium.ts";
import { byTestId, find, press, waitForResults, waitForState } from "../support/panel-page.ts";
import { newestStoredEdit } from "../support/stored-edit.ts";

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startReadyApp();
  page = await openPanelTab(app.browser);
});

afterAll(() => app?.close());

const MANY_TABS = 60;

/** Tab by tab to a control: what the keys do not reach is not found. */
async function tabTo(selector: string): Promise<void> {
  for (let count = 0; count < MANY_TABS; count += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way by Tab to ${selector}`);
}

/** Down the open menu to an item by its words. */
async function chooseItem(text: string): Promise<void> {
  await page.waitForSelector("[popover]:popover-open [role=menuitem]:focus");
  for (let count = 0; count < MANY_TABS; count += 1) {
    if ((await page.evaluate(() => document.activeElement?.textContent)) === text) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

/** Along a toolbar by arrow keys, as its one tab stop may be any of its buttons. */
async function arrowTo(id: string): Promise<void> {
  await tabTo("[role=toolbar] *");
  for (let count = 0; count < MANY_TABS; count += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), byTestId(id)))
      return;
    await page.keyboard.press("ArrowRight");
  }
  throw new Error(`no way by arrow keys to ${id}`);
}

function isDisabled(id: string): Promise<boolean> {
  return page.$eval(byTestId(id), (one) => (one as HTMLButtonElement).disabled);
}

describe("without a pointer", () => {
  it("one opens a picture, paints a rectangle by numbers, generates and chooses", async () => {
    await find(page, "open-file");
    await tabTo(byTestId("open-file"));
    const opening = page.waitForFileChooser();
    // A key that overtakes the driver's word opens the browser's own dialog: answered after it.
    await page.evaluate(() => undefined);
    await page.keyboard.press("Enter");
    await (await opening).accept([picture("chelsea.png")]);
    await find(page, "picture");

    await arrowTo("tool-menu");
    await page.keyboard.press("Enter");
    await chooseItem("Exact rectangle…");
    await page.waitForSelector("dialog[open] input[name=x]");
    for (const [name, value] of [
      ["x", "100"],
      ["y", "80"],
      ["width", "120"],
      ["height", "90"],
    ] as const) {
      await tabTo(`dialog[open] input[name=${name}]`);
      await page.keyboard.down("Control");
      await page.keyboard.press("a");
      await page.keyboard.up("Control");
      await page.keyboard.type(value);
    }
    await page.keyboard.press("Enter");

    await tabTo(byTestId("prompt"));
    await page.keyboard.type("a red hat");
    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    expect(await waitForState(page, ["done", "failed"])).toBe("done");
    await waitForResults(page, 1);
    const { mask } = await newestStoredEdit(page);
    const rect = { x: 100, y: 80, width: 120, height: 90 };
    expect(mask.operations).toEqual([{ kind: "rectangle", mode: "add", rect }]);

    await tabTo("[role=option]");
    const chosen = () =>
      page.$eval('[role=option][aria-selected="true"]', (one) => one.getAttribute("aria-label"));
    expect(await chosen()).toBe("Result 1");
    await page.keyboard.press("ArrowLeft");
    expect(await chosen()).toBe("Original");
    await page.keyboard.press("ArrowRight");
    expect(await chosen()).toBe("Result 1");
    await tabTo(byTestId("use-result"));
    await page.keyboard.press("Enter");
    await find(page, "ancestor");
  });

  it("one paints with a cross-hair, and finds an action by its name", async () => {
    expect(await isDisabled("clear-mask")).toBe(true);
    await tabTo(byTestId("stage"));
    for (const key of ["ArrowRight", "Space", "ArrowRight", "ArrowRight", "ArrowDown", "Space"]) {
      await page.keyboard.press(key as KeyInput);
    }
    expect(await isDisabled("clear-mask")).toBe(false);
    await page.keyboard.down("Control");
    await page.keyboard.press("k");
    await page.keyboard.up("Control");
    await page.waitForSelector(`${byTestId("palette")} [role=combobox]:focus`);
    await page.keyboard.type("undo");
    await page.keyboard.press("Enter");
    await page.waitForSelector(`${byTestId("clear-mask")}:disabled`);
    await press(page, "redo");
  });

  it("an open menu keeps all keys to itself, Escape closes it, and a press beside it paints nothing", async () => {
    await press(page, "tool-menu");
    await page.waitForSelector("[popover]:popover-open [role=menuitem]:focus");
    await page.keyboard.press("Delete");
    await page.keyboard.press("e");
    expect(await isDisabled("clear-mask")).toBe(false);
    expect(await page.$(`${byTestId("tool-eraser")}[aria-pressed=true]`)).toBeNull();
    await page.keyboard.press("Escape");
    expect(await page.$("[popover]:popover-open")).toBeNull();
    await press(page, "tool-menu");
    await page.waitForSelector("[popover]:popover-open [role=menuitem]:focus");
    const box = await (await find(page, "picture")).boundingBox();
    if (!box) throw new Error("no picture");
    await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.3);
    expect(await page.$("[popover]:popover-open")).toBeNull();
    await press(page, "undo");
    expect(await isDisabled("clear-mask")).toBe(true);
  });

  it("an open menu is left by Tab, and the keys are the editor’s again", async () => {
    await page.focus(byTestId("tool-menu"));
    await page.keyboard.press("Enter");
    await page.waitForSelector("[popover]:popover-open [role=menuitem]:focus");
    await page.keyboard.press("Tab");
    expect(await page.$("[popover]:popover-open")).toBeNull();
    await page.keyboard.press("e");
    expect(await page.$(`${byTestId("tool-eraser")}[aria-pressed=true]`)).not.toBeNull();
    await page.keyboard.press("b");
  });

  it("everything that can be used says what it is", async () => {
    const nameless = await page.evaluate(() => {
      const controls = document.querySelectorAll<HTMLElement>(
        "button, input:not([hidden]), select, textarea, [role=option], [tabindex='0']",
      );
      return [...controls]
        .filter((one) => one.checkVisibility())
        .filter((one) => {
          const labels = "labels" in one ? [...((one.labels as NodeList | null) ?? [])] : [];
          const texts = [
            one.ariaLabel,
            one.textContent,
            ...labels.map((label) => label.textContent),
          ];
          const by = one.getAttribute("aria-labelledby");
          if (by) texts.push(document.getElementById(by)?.textContent ?? "");
          return texts.every((text) => !text?.trim());
        })
        .map((one) => one.outerHTML.slice(0, 120));
    });
    expect(nameless).toEqual([]);
  });
});
