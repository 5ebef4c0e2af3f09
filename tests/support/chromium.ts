import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser, type Page, type Target } from "puppeteer-core";
import { findBrowser } from "./find-browser.ts";

export interface LaunchOptions {
  /** The built extension's folder. */
  readonly extension: string;
  readonly isHeadless?: boolean;
  /** Kept between two launches to test what survives a restart; made anew otherwise. */
  readonly profileDir?: string;
  /** `zh-CN` for a Chinese browser. */
  readonly language?: string;
  /** The X display of a browser with windows. */
  readonly display?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly args?: readonly string[];
  /** Leaves the page open that greets a new user. */
  readonly isGreeted?: boolean;
}

/**
 * Quiet: without these a browser calls home at every start, which a closed
 * network refuses many times a second.
 */
const QUIET_ARGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--password-store=basic",
  "--host-resolver-rules=MAP *.test 127.0.0.1",
];

/** Starts a real browser with the extension in it. */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("No Chromium found: install one or set CHROME_PATH.");
  const { width, height } = options.size ?? { width: 1200, height: 900 };
  const isRoot = process.getuid?.() === 0;
  const { profileDir = await makeProfileDir() } = options;
  const isNew = !greetedDirs.has(profileDir);
  greetedDirs.add(profileDir);
  const browser = await puppeteer.launch({
    executablePath,
    pipe: true,
    headless: options.isHeadless ?? true,
    enableExtensions: [options.extension],
    userDataDir: profileDir,
    defaultViewport: null,
    acceptInsecureCerts: false,
    env: {
      ...process.env,
      ...(options.display ? { DISPLAY: options.display } : {}),
      ...(options.language ? { LANGUAGE: options.language.replace("-", "_") } : {}),
    },
    args: [
      ...QUIET_ARGS,
      ...(isRoot ? ["--no-sandbox"] : []),
      ...(options.language ? [`--lang=${options.language}`] : []),
      `--window-size=${width},${height}`,
      ...(options.args ?? []),
    ],
  });
  if (isNew && !options.isGreeted) await closeWelcome(browser);
  return browser;
}

/** The profiles in which this process has started a browser: the first page opens once in each. */
const greetedDirs = new Set<string>();

/** Closes the page that opens at install before a test begins, whose tab it would hide. */
async function closeWelcome(browser: Browser): Promise<void> {
  const isWelcome = (one: Target) => one.url().endsWith("/welcome.html");
  const target = await browser.waitForTarget(isWelcome, { timeout: 20_000 });
  await (await target.page())?.close();
}

/** How long one call into a page may take, ms: some measure pictures of 100 megapixels. */
export const PATIENCE_MS = 600_000;

/** Starts a real browser without the extension, for a page that holds one part of it. */
export async function launchPlainChromium(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("No Chromium found: install one or set CHROME_PATH.");
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  return puppeteer.launch({ executablePath, protocolTimeout: PATIENCE_MS, args });
}

const madeDirs: string[] = [];

export async function makeProfileDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "redraw-profile-"));
  madeDirs.push(dir);
  return dir;
}

/** Removes the profiles that this process made. */
export async function removeProfileDirs(): Promise<void> {
  for (const dir of madeDirs.splice(0)) {
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

const origins = new WeakMap<Browser, string>();

/**
 * The origin of the loaded extension, `chrome-extension://id`. Remembered: a
 * background that sleeps is not a target any more.
 */
export async function extensionOrigin(browser: Browser): Promise<string> {
  const known = origins.get(browser);
  if (known) return known;
  const target = await browser.waitForTarget(
    (one) => one.type() === "service_worker" && one.url().startsWith("chrome-extension://"),
    { timeout: 20_000 },
  );
  const origin = target.url().split("/").slice(0, 3).join("/");
  origins.set(browser, origin);
  return origin;
}

/**
 * Ends the background as the browser does when it needs room, or after a crash.
 * Without a debugger on it: one that was attached can keep a background that
 * waits for an answer from coming to its end.
 */
export async function endBackground(browser: Browser): Promise<void> {
  const session = await browser.target().createCDPSession();
  const { targetInfos } = await session.send("Target.getTargets");
  const workers = targetInfos.filter(({ type }) => type === "service_worker");
  if (workers.length === 0) throw new Error("there is no background");
  for (const { targetId } of workers) await session.send("Target.closeTarget", { targetId });
  await session.detach();
}

/** The real side panel, once it is open. */
export async function sidePanel(browser: Browser, timeoutMs = 15_000): Promise<Page> {
  const target = await browser.waitForTarget((one) => one.url().endsWith("/sidepanel.html"), {
    timeout: timeoutMs,
  });
  return target.asPage();
}

/** The panel's page as a tab: the same app, drivable where there is no window. */
export async function openPanelTab(
  browser: Browser,
  size: { width: number; height: number } = { width: 400, height: 860 },
): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ ...size, deviceScaleFactor: 1 });
  await page.goto(`${await extensionOrigin(browser)}/sidepanel.html`);
  return page;
}
