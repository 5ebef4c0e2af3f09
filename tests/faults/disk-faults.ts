import type { Page } from "puppeteer-core";
import { openPanelTab } from "../support/chromium.ts";
import { fill, find, press, waitForResults, waitForState } from "../support/panel-page.ts";
import { openBench } from "./bench.ts";
import type { Bench, Fault, Outcome } from "./fault.ts";
import { canMount, openSmallDisk, type SmallDisk } from "./small-disk.ts";
import { prepare, readStatus, send } from "./steps.ts";

/** What Chromium itself writes at a start fits, and little more. */
const DISK_MB = 220;

type Run = (disk: SmallDisk, bench: Bench, prompt: string) => Promise<Outcome>;

/** On a file system of its own, with a browser of its own. */
function onSmallDisk(name: string, truth: RegExp, run: Run): Fault {
  return {
    name,
    asked: 1,
    truth,
    withinMs: 30_000,
    isPossible: canMount,
    run: async (_bench, round) => {
      const disk = openSmallDisk(DISK_MB);
      try {
        const bench = await openBench(disk.profileDir);
        try {
          return await run(disk, bench, `a hat for a full disk ${round}`);
        } catch (cause) {
          throw new Error(`${String(cause)}; ${await readPages(bench)}`, { cause });
        } finally {
          await disk.free();
          await bench.close();
        }
      } finally {
        disk.close();
      }
    },
  };
}

/** What all panels say, for a run that does not come to its end. */
async function readPages(bench: Bench): Promise<string> {
  const pages = (await bench.browser().pages()).filter((page) => page.url().includes("sidepanel"));
  const texts = pages.map((page) => page.evaluate(() => document.body.textContent));
  return (await Promise.all(texts)).join(" / ").replaceAll("\n", " ");
}

/** A panel that is opened on a full disk may not be able to read anything before there is room. */
async function reopened(disk: SmallDisk, bench: Bench, faultAt: number): Promise<Outcome> {
  const page = await openPanelTab(bench.browser());
  await find(page, "make-room", 30_000);
  const recoveryMs = performance.now() - faultAt;
  const reads = await readStatus(page);
  await disk.free();
  await press(page, "make-room");
  const isThere = await waitForResults(page, 1).then(
    () => waitForState(page, ["done"], 30_000).then(() => true),
    () => false,
  );
  return { lost: isThere ? [] : ["result"], requests: editsOf(bench).length, recoveryMs, reads };
}

/** A result that is paid for comes to a full disk. */
async function sendToFullDisk(disk: SmallDisk, bench: Bench, prompt: string): Promise<Page> {
  const page = await prepare(bench, prompt);
  // Long enough to fill the disk before the answer comes, also on a busy machine.
  bench.sandbox.setMode("slow=10");
  await send(page);
  await bench.sandbox.waitForEdits(1);
  await disk.fill();
  await find(page, "make-room", 60_000).catch(async () => {
    throw new Error(`the panel says: ${await readStatus(page)}`);
  });
  return page;
}

const editsOf = ({ sandbox }: Bench) => sandbox.requests.filter(({ kind }) => kind === "edits");

async function afterRoomIsMade(
  disk: SmallDisk,
  bench: Bench,
  page: Page,
  faultAt: number,
): Promise<Outcome> {
  await waitForResults(page, 1);
  const recoveryMs = performance.now() - faultAt;
  const reads = await readStatus(page);
  const canSave = (await page.$('[data-testid="save-open"]')) !== null;
  await disk.free();
  await press(page, "make-room");
  const state = await waitForState(page, ["done"], 30_000).catch(() => "never stored");
  return {
    lost: state === "done" && canSave ? [] : ["result"],
    requests: editsOf(bench).length,
    recoveryMs,
    reads,
  };
}

/** A disk that takes nothing more: a file system of 220 MB. */
export const DISK_FAULTS: readonly Fault[] = [
  onSmallDisk("the disk is full when the result comes", /no room/, async (disk, bench, prompt) => {
    const page = await sendToFullDisk(disk, bench, prompt);
    return afterRoomIsMade(disk, bench, page, performance.now());
  }),
  onSmallDisk(
    "the disk is full, and the panel is opened again",
    /no room|could not store/,
    async (disk, bench, prompt) => {
      const page = await sendToFullDisk(disk, bench, prompt);
      await page.close();
      return reopened(disk, bench, performance.now());
    },
  ),
  onSmallDisk("the disk is full while somebody paints", /cannot be saved/, async (disk, bench) => {
    const page = await prepare(bench, "before the disk was full");
    await disk.fill();
    const faultAt = performance.now();
    // Much is pasted: a few words more fit into what the browser has taken of the disk.
    await press(page, "prompt");
    const words = "words on a full disk ".repeat(20_000);
    await page.evaluate((text) => document.execCommand("insertText", false, text), words);
    const note = await find(page, "unkept", 30_000);
    const recoveryMs = performance.now() - faultAt;
    const reads = String(await note.evaluate((one) => one.textContent));
    await disk.free();
    await fill(page, "prompt", "there is room again");
    const isSaid = () => document.querySelector('[data-testid="unkept"]') === null;
    const isOver = await page.waitForFunction(isSaid, { timeout: 20_000 }).catch(() => undefined);
    return { lost: isOver ? [] : ["prompt"], requests: 0, recoveryMs, reads };
  }),
];
