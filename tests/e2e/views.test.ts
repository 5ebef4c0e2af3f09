import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, startReadyApp } from "../support/app.ts";
import { findWithAxe } from "../support/axe.ts";
import { differenceFromCommitted, MOST_DIFFERENT } from "../support/same-look.ts";
import { visitViews } from "../support/visit-views.ts";

let app: App;

/** What axe found in each view; only views where it found something. */
const found: Record<string, readonly string[]> = {};
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

async function see(page: Page, name: string): Promise<void> {
  await page.emulateMediaFeatures(scheme("light"));
  if (LOOKED_AT.includes(name)) differences[name] = await differenceFromCommitted(page, name);
  const light = await findWithAxe(page);
  // The tree and the boxes are the same in the dark; the colours are not.
  await page.emulateMediaFeatures(scheme("dark"));
  const dark = await findWithAxe(page, ["color-contrast"]);
  if (light.length + dark.length > 0) found[name] = [...light, ...dark];
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

  it("looks as it was committed", () => {
    expect(Object.keys(differences)).toHaveLength(LOOKED_AT.length);
    const others = Object.entries(differences).filter(([, share]) => share > MOST_DIFFERENT);
    expect(others).toEqual([]);
  });
});
