import { setTimeout as wait } from "node:timers/promises";
import { openPanelTab } from "../support/chromium.ts";
import { byTestId, find } from "../support/panel-page.ts";
import type { Fault } from "./fault.ts";
import { newestStrokes, prepare, readStatus, send } from "./steps.ts";

/** Once in 74 such ends the words typed last were not in the draft. */
const AFTER_MS = 210;

/** What happens to the whole browser. */
export const CRASH_FAULTS: readonly Fault[] = [
  {
    name: "the browser is killed 210 ms after Generate",
    asked: 1,
    truth: /./,
    isSlow: true,
    withinMs: 30_000,
    run: async (bench, round) => {
      const prompt = `a crashed hat ${round}`;
      const page = await prepare(bench, prompt);
      bench.sandbox.setMode("slow=5");
      await send(page);
      await wait(AFTER_MS);
      const faultAt = performance.now();
      const later = await openPanelTab(await bench.restart());
      await find(later, "picture", 20_000);
      const recoveryMs = performance.now() - faultAt;
      const written = await later.$eval(
        byTestId("prompt"),
        (field) => (field as HTMLTextAreaElement).value,
      );
      const strokes = await newestStrokes(later);
      const reads = await readStatus(later);
      await later.close();
      return {
        lost: [...(written === prompt ? [] : ["prompt"]), ...(strokes > 0 ? [] : ["paint"])],
        requests: bench.sandbox.requests.filter(({ kind }) => kind === "edits").length,
        recoveryMs,
        reads: reads || "nothing: ready for the next edit",
      };
    },
  },
];
