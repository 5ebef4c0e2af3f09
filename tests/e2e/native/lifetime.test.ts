import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/types.ts";
import { openWithFile, picture, setUpProfile, WITH_HOSTS } from "../../support/app.ts";
import { launchChromium, makeProfileDir, openPanelTab } from "../../support/chromium.ts";
import { type Display, openDisplay } from "../../support/display.ts";
import { findBrowser } from "../../support/find-browser.ts";
import { quit } from "../../support/native.ts";
import { byTestId, fill, press, waitForResults } from "../../support/panel-page.ts";
import { paintAcross } from "../../support/panel-steps.ts";

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
  await wait(1_000);
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
  await wait(4_000);
  // A page that is named at the start may never load while extensions are being loaded.
  await display.xdotool("key", "ctrl+l");
  await display.xdotool("type", `${sandbox.galleryUrl}/kinds/photo-cat.html`);
  await display.xdotool("key", "Return");
  await wait(3_000);
  await display.xdotool("mousemove", 200, 350, "click", 3);
  await wait(1_200);
  await display.xdotool("key", "Up", "Up", "Return");
  await wait(3_000);
  await display.screenshot("artifacts/lifetime-panel.png");
  await display.xdotool("mousemove", SIZE.width - 190, 300, "click", 2);
  await display.xdotool("key", "ctrl+Return");
}

it(
  `receives an answer after ${SLOW_SECONDS} s with the panel closed`,
  async () => {
    await prepareDraft();
    const browser = launchUndriven();
    try {
      await sendByHand();
      await sandbox.waitForEdits(1, 20_000);
      await display.xdotool("mousemove", SIZE.width - 17, 105, "click", 1);
      await wait(SLOW_SECONDS * 1_000);
      await wait(6_000);
      await display.screenshot("artifacts/lifetime-closed.png");
    } finally {
      browser.kill();
      await wait(2_000);
    }
    const [request] = sandbox.requests.filter(({ kind }) => kind === "edits");
    expect(request?.state).toBe("answered");
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
