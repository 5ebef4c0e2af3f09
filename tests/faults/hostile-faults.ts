import { fill, waitForState } from "../support/panel-page.ts";
import type { Fault } from "./fault.ts";
import { judge, prepare, send } from "./steps.ts";

/** An answer made to hold or end the background, and then an honest one: is it still there? */
function hostile(name: string, mode: string, truth: RegExp): Fault {
  return {
    name,
    asked: 1,
    truth,
    withinMs: 30_000,
    run: async (bench, round) => {
      const prompt = `a hat ${round}`;
      const page = await prepare(bench, prompt);
      bench.sandbox.setMode(mode);
      const faultAt = performance.now();
      await send(page);
      const outcome = await judge(bench, page, prompt, faultAt);
      bench.sandbox.reset();
      await fill(page, "prompt", "an honest hat");
      await send(page);
      const after = await waitForState(page, ["done", "failed", "interrupted"], 60_000);
      await page.close();
      const reads = after === "done" ? outcome.reads : `then the next edit ${after}`;
      return { ...outcome, reads };
    },
  };
}

/** What a server can do to everybody else's edits. */
export const HOSTILE_FAULTS: readonly Fault[] = [
  // A 200 that names an option: the server took the request, and may have done the work.
  hostile(
    "an error with 250,000 spaces",
    "hostile-spaces",
    /does not know one of the options.*This may have been charged/s,
  ),
  hostile(
    "20 MB of line breaks",
    "hostile-line-breaks",
    /without a picture.*This was probably charged/s,
  ),
  hostile(
    "256 pictures of 4 megapixels",
    "hostile-pictures",
    /too large and was not read to its end.*This was probably charged/s,
  ),
];
