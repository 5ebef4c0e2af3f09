import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, startReadyApp } from "../support/app.ts";
import { findWithAxe } from "../support/axe.ts";
import { openPanelTab } from "../support/chromium.ts";
import { byTestId, SHOWN_RESULT } from "../support/panel-page.ts";
import { differenceFromCommitted, MOST_DIFFERENT } from "../support/same-look.ts";
import { visitViews } from "../support/visit-views.ts";

let app: App;

/** What axe found in each view; only views where it found something. */
const found: Record<string, readonly string[]> = {};
/** What is chosen or framed but looks, in forced colours, like what is not. */
const unseen: string[] = [];
/** How many of a hundred small pixels differ from the committed picture. */
const differences: Record<string, number> = {};

/** Those that change least for other reasons than a change of ours. */
const LOOKED_AT = [
  "welcome",
  "empty panel",
  "picture",
  "whole picture",
  "tool-menu",
  "cropping",
  "palette",
  "results",
  "history",
  "settings",
];

/** Without motion: a colour that is on its way to another is not the one that is read. */
const scheme = (value: "light" | "dark") => [
  { name: "prefers-color-scheme", value },
  { name: "prefers-reduced-motion", value: "reduce" },
];

/** What must stand out from others of its kind where the browser chooses the colours. */
const STANDS_OUT: Readonly<Record<string, readonly [chosen: string, other: string]>> = {
  cropping: [byTestId("crop-free"), byTestId("crop-1-1")],
  palette: ["[role=option][aria-selected=true]", "[role=option][aria-selected=false]"],
  results: [`${SHOWN_RESULT}[aria-selected=true]`, `${SHOWN_RESULT}[aria-selected=false]`],
  "gallery, choosing": [`[data-ticked="true"]`, `[data-ticked="false"]`],
};

async function seeForced(page: Page, name: string): Promise<void> {
  const pair = STANDS_OUT[name];
  if (!pair) return;
  const session = await page.createCDPSession();
  const features = [...scheme("light"), { name: "forced-colors", value: "active" }];
  await session.send("Emulation.setEmulatedMedia", { features });
  const [chosen, other] = await page.evaluate(lookOf, pair);
  if (chosen === undefined || chosen === other) unseen.push(name);
  const shade = () => getComputedStyle(document.querySelector("[data-all]") as Element).boxShadow;
  if (name === "cropping" && (await page.evaluate(shade)) === "none")
    unseen.push("what is cut off");
  await session.send("Emulation.setEmulatedMedia", { features: [] });
  await session.detach();
}

/** Runs in the page: the colours of the first of each kind, and of what it stands in. */
function lookOf(selectors: readonly string[]): (string | undefined)[] {
  return selectors.map((selector) => {
    const element = document.querySelector(selector);
    if (!element) return undefined;
    return [element, element.parentElement ?? element]
      .map((one) => getComputedStyle(one))
      .map((style) => [style.backgroundColor, style.borderColor, style.outline].join())
      .join(" in ");
  });
}

async function see(page: Page, name: string): Promise<void> {
  await seeForced(page, name);
  await page.emulateMediaFeatures(scheme("light"));
  if (LOOKED_AT.includes(name)) differences[name] = await differenceFromCommitted(page, name);
  const light = await findWithAxe(page);
  // The tree and the boxes are the same in the dark; the colours are not.
  await page.emulateMediaFeatures(scheme("dark"));
  const dark = await findWithAxe(page, ["color-contrast"]);
  if (light.length + dark.length > 0) found[name] = [...light, ...dark];
}

/** Runs in the page: where icons are drawn, in CSS px of the window. */
function measure(icons: readonly Element[]): readonly number[][] {
  return icons.map((icon) => {
    const { x, y, width } = icon.getBoundingClientRect();
    const padding = Number.parseFloat(getComputedStyle(icon).paddingLeft);
    return [x + padding, y + padding, width - 2 * padding];
  });
}

/** The icons that are there whatever is open and whatever runs. */
const LASTING_ICONS = [
  byTestId("open-file"),
  byTestId("open-history"),
  `${byTestId("open-history")} + button`,
  byTestId("open-settings"),
]
  .map((button) => `${button} svg`)
  .join();

/** The bar before and after the scripts are there, in a window of some width. */
async function barsAt(width: number) {
  const page = await openPanelTab(app.browser, { width, height: 480 });
  await page.waitForSelector(byTestId("open-history"));
  const after = await page.$$eval(LASTING_ICONS, measure);
  await page.setJavaScriptEnabled(false);
  await page.reload();
  const before = await page.$$eval("svg", measure);
  await page.close();
  return { before, after };
}

beforeAll(async () => {
  app = await startReadyApp();
  await visitViews(app, see);
}, 180_000);

afterAll(() => app?.close());

describe("every view, dialog and menu", () => {
  it("gives axe nothing to find, in both themes", () => {
    expect(found).toEqual({});
  });

  it("shows what is chosen and framed where the browser chooses the colours", () => {
    expect(unseen).toEqual([]);
  });

  it("looks as it was committed", () => {
    expect(Object.keys(differences)).toHaveLength(LOOKED_AT.length);
    const others = Object.entries(differences).filter(([, share]) => share > MOST_DIFFERENT);
    expect(others).toEqual([]);
  });

  it("keeps the bar where the page itself has it before the scripts are there", async () => {
    for (const width of [260, 400]) {
      const { before, after } = await barsAt(width);
      expect(after).toHaveLength(4);
      expect(before).toEqual(after);
    }
  });
});
