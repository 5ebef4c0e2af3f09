import type { Page } from "puppeteer-core";
import { byTestId, fill, paint, press, waitForResults, waitForState } from "./panel-page.ts";

/** Paints a stroke across the middle of the picture. */
export function paintAcross(page: Page): Promise<void> {
  return paint(page, [
    { x: 0.4, y: 0.4 },
    { x: 0.6, y: 0.5 },
  ]);
}

/** Writes a prompt, sends what is painted, and waits for the result in the picture. */
export async function generate(page: Page, prompt: string): Promise<void> {
  await fill(page, "prompt", prompt);
  await press(page, "generate");
  const state = await waitForState(page, ["done", "failed"]);
  if (state !== "done") throw new Error(`the edit ${state}`);
  await waitForResults(page, 1);
}

/** Chooses in the menu that is opening, once it is in its place: then its first item has the focus. */
export async function chooseInMenu(page: Page, id: string): Promise<void> {
  await page.waitForSelector("[popover]:popover-open [role=menuitem]:focus");
  await page.click(`[popover]:popover-open ${byTestId(id)}`);
}
