import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser, ElementHandle, Frame, Page, Target } from "puppeteer-core";
import { readAsset } from "../sandbox/gallery/assets.ts";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { extensionOrigin, launchChromium, sidePanel } from "./chromium.ts";
import { clickMenuWithoutMenu } from "./click-menu.ts";

/** What a capture came to, as the panel of the window was told. */
export interface Captured {
  readonly state: "ready" | "needs-permission" | "failed" | "none";
  readonly errorCode?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly host?: string;
  readonly origins?: readonly string[];
  readonly isRedirected?: boolean;
  readonly way?: string;
  readonly type?: string;
  readonly size?: string;
  readonly isAnimated?: boolean;
  readonly sourceUrl?: string;
  readonly pageUrl?: string;
  readonly pageTitle?: string;
  /** SHA-256 of the stored bytes, hex. */
  readonly sha256?: string;
  readonly jobId: string;
  readonly pictureId?: string;
}

/** A browser with the gallery in it, and the panel open beside it. */
export interface Capturing {
  readonly browser: Browser;
  readonly sandbox: Sandbox;
  readonly panel: Page;
  /** Shows a kind's page, and lends access to it as a click on the toolbar button does. */
  show(kind: string, until?: "domcontentloaded"): Promise<Page>;
  /** The same for any address. `until`: for pages whose pictures never come. */
  open(address: string, until?: "domcontentloaded"): Promise<Page>;
  /** As if the menu entry had been taken on the element, with what Chromium says of it. */
  rightClick(page: Page): Promise<Captured>;
  /** As if the menu entry had been taken where the pointer is, on no picture that Chromium knows. */
  menuOn(page: Page, menuItemId?: string): Promise<void>;
  /** Picks the element with the real picker, by mouse. */
  pick(page: Page): Promise<Captured>;
  /** Starts the picker or the drawing of a rectangle; what follows is the test's. */
  startPicking(page: Page, mode: "picture" | "area"): Promise<void>;
  /** Asks the background from the panel's page, and waits for what comes of it. */
  ask(message: Readonly<Record<string, unknown>>): Promise<Captured>;
  /** Waits for the end of the job that followed `work`. */
  after(work: () => Promise<unknown>): Promise<Captured>;
  close(): Promise<void>;
}

export interface CapturingOptions {
  /** The browser's own switch; it is on for packages that are not from the shop. */
  readonly mayReadFiles?: boolean;
}

export async function startCapturing(
  extension: string,
  { mayReadFiles = true }: CapturingOptions = {},
): Promise<Capturing> {
  const sandbox = await startSandbox();
  const browser = await launchChromium({ extension });
  await extensionOrigin(browser); // Until its worker is there it is not listed.
  if (!mayReadFiles) await keepFilesFrom(browser);
  const extensions = await browser.extensions();
  const [redraw] = [...extensions.values()];
  if (!redraw) throw new Error("the extension is not there");
  const [page] = await browser.pages();
  if (!page) throw new Error("no page");
  await page.goto(sandbox.galleryUrl);
  await page.triggerExtensionAction(redraw);
  const panel = await sidePanel(browser);
  const { windowId, after } = await watchJobs(panel);
  const menu = (one: Page, info: Parameters<typeof clickMenuWithoutMenu>[2]) =>
    clickMenuWithoutMenu(browser, one, info);
  const startPicking: Capturing["startPicking"] = async (one, mode) => {
    await menu(one, { menuItemId: mode === "picture" ? "pick-picture-here" : "pick-area" });
    await one.waitForSelector("html > [popover]", { timeout: 20_000 }).catch(async (cause) => {
      // What the panel was told instead is the first thing one wants to know.
      const job = JSON.stringify(await panel.evaluate(readJob, windowId));
      throw new Error(`no picker at ${one.url()}, but ${job}`, { cause });
    });
  };
  const open: Capturing["open"] = async (address, until) => {
    await page.goto(address, { waitUntil: until ?? "load" }).catch(() => {});
    if (!until) await waitForPictures(page);
    await page.bringToFront();
    await page.triggerExtensionAction(redraw);
    return page;
  };

  return {
    browser,
    sandbox,
    panel,
    after,
    startPicking,
    open,
    show: (kind, until) => open(`${sandbox.galleryUrl}/kinds/${kind}.html`, until),
    async rightClick(one) {
      const { element, x, y } = await findTarget(one);
      await one.mouse.move(x, y);
      const srcUrl = await element.evaluate(sourceOf);
      return after(() => menu(one, srcUrl ? { srcUrl } : {}));
    },
    menuOn: (one, menuItemId) => menu(one, menuItemId ? { menuItemId } : {}),
    async pick(one) {
      await startPicking(one, "picture");
      const { x, y } = await findTarget(one);
      // Every frame on the way down has to see the pointer once, as it does when a hand moves it.
      for (const step of [-4, -3, -2, -1, 0]) {
        await one.mouse.move(x + step, y);
        await nextFrames(one);
      }
      return after(() => one.mouse.click(x, y));
    },
    ask: (message) =>
      after(() =>
        panel.evaluate((sent) => chrome.runtime.sendMessage(sent), { windowId, ...message }),
      ),
    async close() {
      await browser.close();
      await sandbox.close();
    },
  };
}

interface DeveloperPrivate {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(change: object): Promise<void>;
}

/** Turns off *Allow access to file URLs*, as in the browser's page of extensions. */
async function keepFilesFrom(browser: Browser): Promise<void> {
  const id = new URL(await extensionOrigin(browser)).hostname;
  const isWorker = (one: Target) => one.type() === "service_worker";
  const before = browser.targets().filter(isWorker);
  const settings = await browser.newPage();
  await settings.goto("chrome://extensions");
  await settings.evaluate(async (extensionId) => {
    const api = (chrome as unknown as { developerPrivate: DeveloperPrivate }).developerPrivate;
    // Otherwise what is not from the shop does not start again.
    await api.updateProfileConfiguration({ inDeveloperMode: true });
    await api.updateExtensionConfiguration({ extensionId, fileAccess: false });
  }, id);
  await browser.waitForTarget((one) => isWorker(one) && !before.includes(one));
  await settings.close();
}

export interface JobWatch {
  readonly windowId: number | undefined;
  /** Waits for the end of the job that followed `work`. */
  readonly after: (work: () => Promise<unknown>) => Promise<Captured>;
}

/** Follows what the panel's window is told of captures. */
export async function watchJobs(panel: Page, patienceMs = 100_000): Promise<JobWatch> {
  const windowId = await panel.evaluate(async () => (await chrome.windows.getCurrent()).id);
  const lastJob = () => panel.evaluate(readJob, windowId);
  return {
    windowId,
    async after(work) {
      const before = await lastJob();
      await work();
      for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += 50) {
        const job = await lastJob();
        if (job && job.jobId !== before?.jobId && job.state !== "capturing") {
          return describeJob(panel, job);
        }
        await wait(50);
      }
      throw new Error("nothing came of it");
    },
  };
}

/** Waits until the page's pictures are there or refused, and its script has made what it makes. */
export async function waitForPictures(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector("[data-busy]") === null &&
      Array.from(document.images).every(({ complete, src }) => complete && src !== ""),
    { timeout: 10_000 },
  );
}

/** Until all frames of a page have drawn what happened to them. */
export async function nextFrames(page: Page): Promise<void> {
  const draw = () =>
    new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  // A frame out of sight draws nothing, and one that is being left answers nothing.
  const drawn = page.frames().map((frame) => frame.evaluate(draw).catch(() => {}));
  await Promise.race([Promise.all(drawn), wait(200)]);
}

/** The kind's element, in a frame if need be, and the middle of it on the page. */
export async function findTarget(page: Page) {
  const element = await findIn(page.frames());
  await element.evaluate((one) => one.scrollIntoView({ block: "center" }));
  const box = await element.boundingBox();
  if (!box) throw new Error("the target has no box");
  return { element, box, x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function findIn(frames: readonly Frame[]): Promise<ElementHandle<Element>> {
  const [main, ...inner] = frames;
  // A tab that shows nothing but an image has no page of ours around it.
  const own = (await main?.$("#target")) ?? (await main?.$("body > img:only-child"));
  if (own) return own;
  for (const frame of inner.toReversed()) {
    const found = (await frame.$("#target")) ?? (await frame.$("img"));
    if (found) return found;
  }
  throw new Error("no target on the page");
}

/** What Chromium tells of an element in a menu click. */
function sourceOf(element: Element): string | undefined {
  const { currentSrc, src } = element as HTMLImageElement;
  const href = element.localName === "image" ? element.getAttribute("href") : undefined;
  const isHost = element.shadowRoot?.querySelector("img")?.currentSrc;
  const source = isHost || currentSrc || src || href;
  return source && source.length < 2_000_000 ? new URL(source, document.baseURI).href : undefined;
}

interface RawJob {
  readonly jobId: string;
  readonly state: string;
  readonly pictureId?: string;
  readonly error?: { readonly code: string; readonly params?: Captured["params"] };
  readonly host?: string;
  readonly origins?: readonly string[];
  readonly isRedirected?: boolean;
}

async function readJob(windowId: number | undefined): Promise<RawJob | undefined> {
  const key = `inbox:${windowId}`;
  const found: Record<string, unknown> = await chrome.storage.session.get(key);
  return found[key] as RawJob | undefined;
}

async function describeJob(panel: Page, job: RawJob): Promise<Captured> {
  const { jobId, state, pictureId, error, host, origins, isRedirected } = job;
  const picture = pictureId ? await panel.evaluate(readPicture, pictureId) : {};
  return {
    jobId,
    state: state as Captured["state"],
    ...picture,
    ...(pictureId ? { pictureId } : {}),
    ...(error ? { errorCode: error.code } : {}),
    ...(error?.params ? { params: error.params } : {}),
    ...(host ? { host } : {}),
    ...(origins ? { origins } : {}),
    ...(isRedirected ? { isRedirected } : {}),
  };
}

/** Runs in the panel: the picture's record, and the bytes as they lie in the store. */
async function readPicture(pictureId: string): Promise<Partial<Captured>> {
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await settled(indexedDB.open("redraw"));
  const store = database.transaction("records").objectStore("records");
  const record = await settled(store.get(`picture:${pictureId}`));
  const bytes: Blob = await settled(store.get(`bytes:${pictureId}`));
  database.close();
  const hash = await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer());
  const sha256 = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0"));
  const { type, size, isAnimated, provenance } = record;
  return {
    type,
    size: `${size.width}x${size.height}`,
    isAnimated,
    ...provenance,
    sha256: sha256.join(""),
  };
}

/** The hash of a gallery file, to compare what was stored with what was served. */
export async function hashOf(asset: string): Promise<string> {
  const file = await readAsset(asset);
  if (!file) throw new Error(`the gallery has no ${asset}`);
  return createHash("sha256").update(file.bytes).digest("hex");
}
