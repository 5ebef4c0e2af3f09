import type { ElementHandle, Page } from "puppeteer-core";
import { type App, openFile, picture } from "./app.ts";
import { extensionOrigin, openPanelTab } from "./chromium.ts";
import { byTestId, errorCode, fill, find, paint, press, waitForResults } from "./panel-page.ts";
import { chooseInMenu } from "./panel-steps.ts";

/** Looks at a view, by its name. */
export type See = (page: Page, name: string) => Promise<void>;

/** Every view, dialog and menu that a person comes by in a day, in one walk through them. */
export async function visitViews({ browser }: App, see: See): Promise<void> {
  const origin = await extensionOrigin(browser);
  const page = await openPanelTab(browser);
  await page.goto(`${origin}/welcome.html`);
  await press(page, "welcome-key");
  await press(page, "welcome-what");
  await see(page, "welcome");
  await page.goto(`${origin}/sidepanel.html`);
  await find(page, "open-file");
  await see(page, "empty panel");
  await openFile(page, picture("chelsea.png"));
  await find(page, "tool-brush");
  await see(page, "picture");
  await press(page, "whole-picture");
  await see(page, "whole picture");
  await press(page, "whole-picture");
  await seeMenusOf(page, see, ["tool-menu", "more-pictures", "more-options", "zoom"]);
  await seeBars(page, see);
  await seeDialogs(page, see);
  await seeResults(page, see);
  await press(page, "open-history");
  await find(page, "history-item");
  await see(page, "history");
  await seeMenusOf(page, see, ["item-menu"]);
  await press(page, "history-select");
  await see(page, "history, choosing");
  await seeGallery(page, see);
  await page.goto(`${origin}/options.html`);
  await find(page, "base-url");
  await page.$$eval("details", (all) => {
    for (const one of all) one.open = true;
  });
  await see(page, "settings");
  await page.close();
}

async function seeMenusOf(page: Page, see: See, buttons: readonly string[]): Promise<void> {
  for (const button of buttons) {
    await press(page, button);
    await page.waitForSelector("[popover]:popover-open");
    await see(page, button);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("[popover]:popover-open"));
  }
}

async function seeBars(page: Page, see: See): Promise<void> {
  await press(page, "extend");
  await find(page, "extend-bar");
  await see(page, "extending");
  await press(page, "crop");
  await find(page, "crop-bar");
  await see(page, "cropping");
  await press(page, "crop-close");
  await paint(page, [
    { x: 0.4, y: 0.4 },
    { x: 0.6, y: 0.5 },
  ]);
  await press(page, "tool-menu");
  await chooseInMenu(page, "toggle-window");
  await find(page, "window-bar");
  await see(page, "what is sent");
  await press(page, "window-close");
}

async function seeDialogs(page: Page, see: See): Promise<void> {
  const items = ["Grow or shrink…", "Exact rectangle…", "Paint options…", "Keyboard shortcuts"];
  for (const item of [...items, "Parts of the picture…"]) {
    await press(page, "tool-menu");
    await page.waitForSelector("[popover]:popover-open [role=menuitem]:focus");
    await page.locator(`[popover]:popover-open ::-p-text(${item})`).click();
    await page.waitForSelector("dialog[open]");
    if (item.startsWith("Parts")) await find(page, "part");
    await see(page, item);
    await closeDialog(page);
  }
  await page.focus(byTestId("stage"));
  await page.keyboard.down("Control");
  await page.keyboard.press("k");
  await page.keyboard.up("Control");
  await find(page, "palette");
  await see(page, "palette");
  await closeDialog(page);
  await press(page, "choose-servers");
  await find(page, "servers-dialog");
  await see(page, "servers");
  await closeDialog(page);
  await fill(page, "prompt", "a red hat");
  await press(page, "prompt-menu");
  await chooseInMenu(page, "save-recipe-as");
  await find(page, "recipe-form");
  await see(page, "new recipe");
  await press(page, "save-recipe");
  await closeDialog(page);
  await seeMenusOf(page, see, ["prompt-menu"]);
}

/** Two files that were given together, from choosing to what came of them. */
async function seeGallery(page: Page, see: See): Promise<void> {
  await page.reload();
  await find(page, "tool-brush");
  const chooser = await page.$("input[type=file]");
  await (chooser as ElementHandle<HTMLInputElement>).uploadFile(
    picture("coffee.jpg"),
    picture("rocket.jpg"),
  );
  await press(page, "gallery-files");
  const tiles = (id: string, state: string) =>
    page.waitForFunction(
      (selector) => document.querySelectorAll(selector).length === 2,
      {},
      `${byTestId(id)}[data-state="${state}"]`,
    );
  await tiles("gallery-picture", "seen");
  await page.click(byTestId("gallery-picture"));
  await see(page, "gallery, choosing");
  await press(page, "gallery-all");
  await press(page, "gallery-next");
  await tiles("planned-picture", "ready");
  await fill(page, "gallery-prompt", "a red hat");
  await see(page, "gallery, planning");
  await press(page, "gallery-send");
  await tiles("sent-picture", "done");
  await see(page, "gallery, results");
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("dialog[open]"));
}

async function seeResults(page: Page, see: See): Promise<void> {
  await page.select(byTestId("count"), "2");
  await fill(page, "prompt", "[sandbox:slow=3] a red hat");
  // Looked for before the press: it is there for no longer than the edit runs.
  const running = find(page, "cancel");
  await press(page, "generate");
  await running;
  await see(page, "running");
  await waitForResults(page, 2);
  await see(page, "results");
  await seeMenusOf(page, see, ["result-more"]);
  await press(page, "adjust");
  await find(page, "adjust-fields");
  await see(page, "adjusting");
  await page.keyboard.press("Escape");
  await fill(page, "prompt", "[sandbox:key-rejected] a red hat");
  await press(page, "generate");
  await errorCode(page);
  await see(page, "error");
  await press(page, "close-notice");
}
