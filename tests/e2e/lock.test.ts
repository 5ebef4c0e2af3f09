import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CANARY_KEY } from "../sandbox/relay/record.ts";
import { type App, openWithFile, picture, setUpProfile, startApp } from "../support/app.ts";
import { extensionOrigin } from "../support/chromium.ts";
import { fill, find, press, waitForState } from "../support/panel-page.ts";
import { paintAcross } from "../support/panel-steps.ts";

const WORDS = "four words that rhyme";

let app: App;
let options: Page;
let page: Page;

const onDisk = () =>
  options.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));

const sent = () => app.sandbox.requests.filter(({ kind }) => kind === "edits");

beforeAll(async () => {
  app = await startApp();
  await setUpProfile(app.browser, { baseUrl: app.sandbox.relayUrl, key: CANARY_KEY });
  options = await app.browser.newPage();
  await options.goto(`${await extensionOrigin(app.browser)}/options.html`);
});

afterAll(() => app?.close());

it("encrypts the key on the disk", async () => {
  expect(await onDisk()).toContain(CANARY_KEY);
  await fill(options, "new-passphrase", WORDS);
  await fill(options, "repeat-passphrase", WORDS);
  await press(options, "turn-on-lock");
  await find(options, "lock-now", 20_000);
  expect(await onDisk()).not.toContain(CANARY_KEY);
});

it("is opened in the panel when an edit needs the key, and the edit is sent once", async () => {
  await press(options, "lock-now");
  await find(options, "unlock");
  page = await openWithFile(app.browser, picture("chelsea.png"));
  await paintAcross(page);
  await fill(page, "prompt", "a hat");
  await press(page, "generate");
  await find(page, "passphrase");
  expect(sent()).toEqual([]);
  await fill(page, "passphrase", WORDS);
  await press(page, "unlock");
  expect(await waitForState(page, ["done", "failed"], 60_000)).toBe("done");
  expect(sent()).toHaveLength(1);
  expect(sent()[0]?.headers["authorization"]).toBe(`Bearer ${CANARY_KEY}`);
});

it("does not ask again while it is open", async () => {
  await fill(page, "prompt", "a scarf");
  await press(page, "generate");
  await app.sandbox.waitForEdits(2);
  expect(await waitForState(page, ["done", "failed"], 60_000)).toBe("done");
});
