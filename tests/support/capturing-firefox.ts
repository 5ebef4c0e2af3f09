import { setTimeout as wait } from "node:timers/promises";
import type { Browser, Page } from "puppeteer-core";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { SHIPPED_FIREFOX } from "./app.ts";
import { type Captured, findTarget, nextFrames, waitForPictures, watchJobs } from "./capturing.ts";
import { type Display, openDisplay } from "./display.ts";
import { type FirefoxOptions, gotoOwnPage, launchFirefox } from "./firefox.ts";
import { openMenu } from "./native.ts";

/** Firefox with the gallery in it, worked by mouse and keyboard as a person does. */
export interface FirefoxCapturing {
  readonly sandbox: Sandbox;
  readonly display: Display;
  /** The panel, as a tab: Firefox lets nobody drive its sidebar. */
  readonly panel: Page;
  readonly page: Page;
  /** Shows a kind's page, or any address. */
  show(kindOrAddress: string): Promise<void>;
  /** Takes our entry, the last of the native menu, on the target or what `selector` finds. */
  takeEntry(selector?: string): Promise<void>;
  /** Takes the entry on the target, and waits for what comes of it. */
  rightClick(): Promise<Captured>;
  /** Starts the picker by its key and clicks the target. */
  pick(): Promise<Captured>;
  /** Starts the picker by its key. */
  startPicking(): Promise<void>;
  /** Points at the target with a moving hand. */
  pointAtTarget(): Promise<void>;
  /** Asks the background as the panel does, and waits for what comes of it. */
  ask(message: Readonly<Record<string, unknown>>): Promise<Captured>;
  after(work: () => Promise<unknown>): Promise<Captured>;
  close(): Promise<void>;
}

export async function startFirefoxCapturing(
  options: Pick<FirefoxOptions, "isGranting"> = {},
): Promise<FirefoxCapturing> {
  const display = await openDisplay();
  const sandbox = await startSandbox();
  const browser = await launchFirefox({
    extension: SHIPPED_FIREFOX,
    display: display.name,
    ...options,
  });
  const { panel, jobs } = await openPanel(browser);
  const page = await browser.newPage();
  const hand = makeHand(page, display);
  const { after } = jobs;

  return {
    sandbox,
    display,
    panel,
    page,
    after,
    ...hand,
    async show(kindOrAddress) {
      const isAddress = kindOrAddress.includes(":");
      const address = isAddress
        ? kindOrAddress
        : `${sandbox.galleryUrl}/kinds/${kindOrAddress}.html`;
      await page.goto(address).catch(() => {});
      await waitForPictures(page);
      await page.bringToFront();
    },
    rightClick: () => after(() => hand.takeEntry()),
    pick: () =>
      after(async () => {
        await hand.startPicking();
        await hand.pointAtTarget();
        await display.xdotool("click", 1);
      }),
    ask: (message) =>
      after(() =>
        panel.evaluate((sent) => chrome.runtime.sendMessage(sent), {
          windowId: jobs.windowId,
          ...message,
        }),
      ),
    async close() {
      await browser.close();
      await sandbox.close();
      await display.close();
    },
  };
}

/** The panel needs to know the window it stands for, which its page tells once it is open. */
async function openPanel(browser: Browser) {
  const panel = await browser.newPage();
  await gotoOwnPage(panel, "options.html");
  const { windowId } = await watchJobs(panel);
  await gotoOwnPage(panel, `sidepanel.html?window=${windowId}`);
  return { panel, jobs: await watchJobs(panel, 20_000) };
}

type Hand = Pick<FirefoxCapturing, "takeEntry" | "startPicking" | "pointAtTarget">;

function makeHand(page: Page, display: Display): Hand {
  /** The middle of an element on the screen, px. Firefox tells where its page lies. */
  const screenPoint = async (selector?: string): Promise<[number, number]> => {
    const origin = await page.evaluate(() => {
      const view = window as unknown as { mozInnerScreenX: number; mozInnerScreenY: number };
      return { x: view.mozInnerScreenX, y: view.mozInnerScreenY };
    });
    if (!selector) {
      const { x, y } = await findTarget(page);
      return [origin.x + x, origin.y + y];
    }
    const box = await (await page.$(selector))?.boundingBox();
    if (!box) throw new Error(`${selector} is not on the page`);
    return [origin.x + box.x + box.width / 2, origin.y + box.y + box.height / 2];
  };
  return {
    async takeEntry(selector) {
      await openMenu(display, await screenPoint(selector));
      await display.xdotool("key", "Up", "Return");
    },
    async startPicking() {
      await display.xdotool("key", "alt+shift+d");
      await page.waitForSelector("html > [popover]", { timeout: 20_000 });
    },
    async pointAtTarget() {
      const [x, y] = await screenPoint();
      for (const step of [-4, -3, -2, -1, 0]) {
        await display.xdotool("mousemove", x + step, y);
        await wait(60);
      }
      await nextFrames(page);
    },
  };
}
