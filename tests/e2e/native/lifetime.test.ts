import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/types.ts";
import { openWithFile, picture, setUpProfile, WITH_HOSTS } from "../../support/app.ts";
import { launchChromium, makeProfileDir, openPanelTab } from "../../support/chromium.ts";
import { type Display, openDisplay } from "../../support/display.ts";
import { findBrowser } from "../../support/find-browser.ts";
import { openMenu, quit, repeatUntil, untilWindow } from "../../support/native.ts";
import { byTestId, fill, press, waitForResults } from "../../support/panel-page.ts";
import { paintAcross } from "../../support/panel-steps.ts";
import { storedRecords } from "../../support/stored-edit.ts";

/** A debugger keeps a background alive for ever, so this browser runs without one. */
const SLOW_SECONDS = Number(process.env["REDRAW_SLOW_SECONDS"] ?? 75);
const SIZE = { width: 1200, height: 900 };

let display: Display;
let sandbox: Sandbox;
let profileDir: string;

beforeAll(async () => {
  display = await openDisplay();
  sandbox = await startSandbox();
  profileDir = await makeProfileDir();
});

afterAll(async () => {
  await sandbox?.close();
  await display?.close();
});

/** Paints and writes with a driver; what is open is kept as a draft. */
async function prepareDraft() {
  const browser = await launchChromium({ extension: WITH_HOSTS, profileDir });
  await setUpProfile(browser, { baseUrl: sandbox.relayUrl });
  const page = await openWithFile(browser, picture("chelsea.png"));
  await paintAcross(page);
  await fill(page, "prompt", `[sandbox:slow=${SLOW_SECONDS}] a red hat`);
  await vi.waitFor(async () => {
    const drafts = JSON.stringify(await storedRecords(page, "draft:"));
    expect(drafts).toContain("a red hat");
  }, 10_000);
  await quit(browser);
}

function launchUndriven(): ChildProcess {
  const isRoot = process.getuid?.() === 0;
  return spawn(
    findBrowser() ?? "",
    [
      `--load-extension=${WITH_HOSTS}`,
      `--user-data-dir=${profileDir}`,
      `--window-size=${SIZE.width},${SIZE.height}`,
      "--window-position=0,0",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--no-default-browser-check",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--password-store=basic",
      "--disable-default-apps",
      ...(isRoot ? ["--no-sandbox"] : []),
      "about:blank",
    ],
    { env: { ...process.env, DISPLAY: display.name }, stdio: "ignore" },
  );
}

/** The same picture as the draft's, so the menu brings the draft back; Ctrl+Enter sends it. */
async function sendByHand() {
  // A page that is named at the start may never load while extensions are being loaded.
  const openPage = async () => {
    await display.xdotool("key", "ctrl+l");
    await display.xdotool("type", `${sandbox.galleryUrl}/kinds/photo-cat.html`);
    await display.xdotool("key", "Return");
  };
  const isOpen = () => sandbox.visits.some(({ path }) => path.startsWith("/pictures/"));
  await repeatUntil(isOpen, openPage, 4_000);
  // Our entries are made when the background has started, which no driver is there to tell.
  await wait(3_000);
  await openMenu(display, [200, 350]);
  await display.xdotool("key", "Up", "Up", "Return");
  const send = async () => {
    await wait(2_000);
    await display.screenshot("artifacts/lifetime-panel.png");
    await display.xdotool("mousemove", SIZE.width - 190, 300, "click", 2);
    await display.xdotool("key", "ctrl+Return");
  };
  await repeatUntil(() => edits().length > 0, send, 6_000);
}

const edits = () => sandbox.requests.filter(({ kind }) => kind === "edits");

/** Asks the browser to quit, and waits until it has. */
async function end(browser: ChildProcess | undefined): Promise<void> {
  if (!browser || browser.exitCode !== null) return;
  const ended = new Promise((done) => browser.once("exit", done));
  browser.kill();
  await ended;
}

it(
  `receives an answer after ${SLOW_SECONDS} s with the panel closed`,
  async () => {
    await prepareDraft();
    let browser: ChildProcess | undefined;
    try {
      await untilWindow(display, async () => {
        browser = launchUndriven();
      });
      await sendByHand();
      await sandbox.waitForEdits(1, 20_000);
      await display.xdotool("mousemove", SIZE.width - 17, 105, "click", 1);
      await vi.waitFor(() => expect(edits()[0]?.state).toBe("answered"), {
        timeout: SLOW_SECONDS * 1_000 + 30_000,
        interval: 500,
      });
      // For the result to be stored: no driver is there to tell.
      await wait(6_000);
      await display.screenshot("artifacts/lifetime-closed.png");
    } finally {
      await end(browser);
    }
    expect(edits()).toHaveLength(1);
    const driven = await launchChromium({ extension: WITH_HOSTS, profileDir });
    const page = await openPanelTab(driven);
    await press(page, "open-history");
    await page.waitForSelector(`${byTestId("history-item")}[data-state="done"]`);
    await press(page, "history-item");
    await waitForResults(page, 1);
    await driven.close();
  },
  SLOW_SECONDS * 1_000 + 125_000,
);
