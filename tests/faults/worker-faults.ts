import type { Page } from "puppeteer-core";
import { endBackground, openPanelTab } from "../support/chromium.ts";
import { find, waitForState } from "../support/panel-page.ts";
import type { Bench, Fault } from "./fault.ts";
import { judge, prepare, send, storedKeys, waitForRecord } from "./steps.ts";

interface Stage {
  readonly name: string;
  /** What the server does meanwhile. */
  readonly mode: string;
  /** Waits until the edit has come so far. */
  readonly reach: (bench: Bench, page: Page, before: readonly string[]) => Promise<void>;
  readonly truth: RegExp;
  readonly withinMs: number;
}

/** Nothing was sent, or everything is on the disk: the edit is finished all the same. */
const FINISHED = /^done$/;

/** The request is cut off with the background, and nobody will know what it cost. */
const CUT_OFF = /stopped while this edit was running.*may have been charged/;

const STAGES: readonly Stage[] = [
  {
    name: "the background ends before the edit is sent",
    mode: "",
    reach: (_bench, page, before) => waitForRecord(page, "edit:", before),
    truth: /^done$|may have been charged/,
    withinMs: 15_000,
  },
  {
    name: "… while the server is waited for",
    mode: "slow=60",
    reach: async (bench) => void (await bench.sandbox.waitForEdits(1)),
    truth: CUT_OFF,
    withinMs: 5_000,
  },
  {
    name: "… while the answer is received",
    mode: "drip=30",
    reach: async (_bench, page) => void (await waitForState(page, ["receiving"])),
    truth: CUT_OFF,
    withinMs: 5_000,
  },
  {
    name: "… between the answer and its results",
    mode: "",
    reach: (_bench, page, before) => waitForRecord(page, "answer:", before),
    truth: FINISHED,
    withinMs: 10_000,
  },
];

function atStage({ name, mode, reach, truth, withinMs }: Stage): Fault {
  return {
    name,
    asked: 1,
    truth,
    withinMs,
    run: async (bench, round) => {
      const prompt = `a red hat ${round}`;
      const page = await prepare(bench, prompt);
      bench.sandbox.setMode(mode);
      const before = await storedKeys(page);
      await send(page);
      await reach(bench, page, before);
      const faultAt = performance.now();
      await endBackground(bench.browser());
      const outcome = await judge(bench, page, prompt, faultAt);
      await page.close();
      return outcome;
    },
  };
}

/** The background is gone in the moment of the click. */
const BEFORE_THE_MESSAGE: Fault = {
  name: "the background ends with the click on Generate",
  asked: 1,
  truth: FINISHED,
  withinMs: 15_000,
  run: async (bench, round) => {
    const prompt = `a blue hat ${round}`;
    const page = await prepare(bench, prompt);
    const faultAt = performance.now();
    await Promise.all([send(page), endBackground(bench.browser())]);
    const outcome = await judge(bench, page, prompt, faultAt);
    await page.close();
    return outcome;
  },
};

const PANEL_CLOSED: Fault = {
  name: "the panel is closed right after Generate",
  asked: 1,
  truth: FINISHED,
  withinMs: 20_000,
  run: async (bench, round) => {
    const prompt = `a green scarf ${round}`;
    const page = await prepare(bench, prompt);
    bench.sandbox.setMode("slow=1");
    await send(page);
    await waitForState(page, ["sending"]);
    await page.close();
    const faultAt = performance.now();
    const later = await openPanelTab(bench.browser());
    await find(later, "picture");
    const outcome = await judge(bench, later, prompt, faultAt);
    await later.close();
    return outcome;
  },
};

/** What happens to the background, or to the panel, in the midst of an edit. */
export const WORKER_FAULTS: readonly Fault[] = [
  BEFORE_THE_MESSAGE,
  ...STAGES.map(atStage),
  PANEL_CLOSED,
];
