/**
 * `npm start`: the extension in a real browser, with a server to try it on. No
 * key, no account. Where there is no display the same job is done by itself.
 */
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "../support/build.ts";
import { extensionOrigin, launchChromium } from "../support/chromium.ts";
import { findBrowser } from "../support/find-browser.ts";
import { byTestId, fill, press } from "../support/panel-page.ts";
import { CHROMIUM, howToInstall, provide } from "../support/system-packages.ts";
import { walkTheRoad } from "./demo.ts";
import { startSandbox } from "./sandbox.ts";
import type { Sandbox } from "./types.ts";

const EXTENSION = resolve(".output/chrome-mv3-sandbox");
const PROFILE = resolve(".output/sandbox-profile");
const FILES = resolve("artifacts/demo");

/** The same addresses every time, so that history and permissions go on; others if they are taken. */
const PORTS = { port: 8787, galleryPort: 8788, otherPort: 8789 };

const hasDisplay =
  process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

async function main(): Promise<void> {
  const missing = provide([CHROMIUM]);
  if (missing.length > 0) throw new Error(howToInstall(missing));
  if (!build("--mode", "sandbox")) throw new Error("The build failed.");
  const sandbox = await startSandbox(PORTS).catch(() => startSandbox());
  mkdirSync(PROFILE, { recursive: true });
  const browser = await launchChromium({
    extension: EXTENSION,
    isHeadless: !hasDisplay,
    profileDir: PROFILE,
  });
  console.log(
    `Browser: ${findBrowser()}\nRelay:   ${sandbox.relayUrl}\nGallery: ${sandbox.galleryUrl}`,
  );
  await setUpSandboxProfile(browser, sandbox);
  if (hasDisplay) {
    const [page] = await browser.pages();
    await page?.goto(sandbox.galleryUrl);
    console.log(
      "\nRight-click a picture → “Redraw this image”, paint, write, press Generate.\nClose the browser, or press Ctrl+C here, to end.",
    );
    await new Promise((done) => browser.once("disconnected", done));
  } else {
    console.log("\nNo display: doing the same by itself …");
    for (const line of await walkTheRoad(browser, sandbox, FILES)) console.log(line);
    await browser.close();
  }
  await sandbox.close();
}

/** A profile of its own for the sandbox, through the options page like any other. */
async function setUpSandboxProfile(
  browser: Awaited<ReturnType<typeof launchChromium>>,
  sandbox: Sandbox,
): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${await extensionOrigin(browser)}/options.html`);
  await fill(page, "profile-name", "Sandbox");
  await fill(page, "base-url", sandbox.relayUrl);
  await fill(page, "api-key", "sandbox-key");
  await press(page, "save-profile");
  await page.waitForSelector(`${byTestId("connection-status")}[data-state="saved"]`);
  await page.close();
}

main().then(
  () => process.exit(0),
  (cause: unknown) => {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exit(1);
  },
);
