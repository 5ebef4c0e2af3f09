import { endBackground } from "../support/chromium.ts";
import type { Bench, Fault } from "./fault.ts";
import { judge, prepare, send } from "./steps.ts";

interface Row {
  readonly name: string;
  /** What the server does. */
  readonly mode: string;
  readonly truth: RegExp;
  readonly withinMs: number;
  readonly isSlow?: true;
  /** What happens besides, once the edit is sent. */
  readonly meanwhile?: (bench: Bench) => Promise<void>;
}

const DONE = /^done$/;

/** The answer never came, and nobody knows what the server counts. */
const PERHAPS_CHARGED = /may have been charged/i;

/** Waits until the task was asked for once, and ends the background. */
async function endWhilePolling(bench: Bench): Promise<void> {
  const isPolled = () => bench.sandbox.requests.some(({ kind }) => kind === "task");
  for (const end = Date.now() + 20_000; !isPolled() && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await endBackground(bench.browser());
}

const ROWS: readonly Row[] = [
  {
    name: "the connection breaks before the answer",
    mode: "cut-before",
    truth: PERHAPS_CHARGED,
    withinMs: 10_000,
  },
  {
    name: "… in the midst of the answer",
    mode: "cut",
    truth: PERHAPS_CHARGED,
    withinMs: 10_000,
  },
  {
    name: "the answer trickles in for 20 s",
    mode: "drip=20",
    truth: DONE,
    withinMs: 40_000,
    isSlow: true,
  },
  {
    name: "the server takes 75 s, longer than a background lives by itself",
    mode: "slow=75",
    truth: DONE,
    withinMs: 100_000,
    isSlow: true,
  },
  {
    name: "the result's address answers 503 twice",
    mode: "url-fails-twice",
    truth: DONE,
    withinMs: 30_000,
    isSlow: true,
  },
  {
    name: "the background ends while a task is asked for",
    mode: "task=2",
    truth: DONE,
    withinMs: 30_000,
    meanwhile: endWhilePolling,
  },
];

function toFault({ mode, meanwhile, ...row }: Row): Fault {
  return {
    ...row,
    asked: 1,
    run: async (bench, round) => {
      const prompt = `a hat on a bad line ${round}`;
      const page = await prepare(bench, prompt);
      bench.sandbox.setMode(mode);
      const faultAt = performance.now();
      await send(page);
      await meanwhile?.(bench);
      const outcome = await judge(bench, page, prompt, faultAt);
      await page.close();
      return outcome;
    },
  };
}

/** What servers, and the way to them, do to an edit. */
export const SERVER_FAULTS: readonly Fault[] = ROWS.map(toFault);
