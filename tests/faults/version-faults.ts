import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WITH_HOSTS } from "../support/app.ts";
import { makeProfileDir, openPanelTab } from "../support/chromium.ts";
import { find, waitForState } from "../support/panel-page.ts";
import { openBench } from "./bench.ts";
import type { Bench, Fault, Outcome } from "./fault.ts";
import { judge, prepare, send, storedKeys, waitForRecord } from "./steps.ts";

/** The request is cut off with the extension, and nobody will know what it cost. */
const CUT_OFF = /stopped while this edit was running.*may have been charged/;

/** Raises the version of an unpacked extension, as its next build does. */
async function raiseVersion(extension: string): Promise<void> {
  const path = join(extension, "manifest.json");
  const manifest = JSON.parse(await readFile(path, "utf8"));
  await writeFile(path, JSON.stringify({ ...manifest, version: "99.0.0" }));
}

interface Stage {
  readonly name: string;
  readonly mode: string;
  readonly truth: RegExp;
  /** Whether the answer is on the disk by then. */
  readonly isAnswered?: true;
}

/** With a browser and a copy of the extension of its own: both are changed. */
function onOwnCopy({ name, mode, truth, isAnswered }: Stage): Fault {
  return {
    name,
    asked: 1,
    truth,
    isSlow: true,
    withinMs: 30_000,
    run: async (_bench, round) => {
      const extension = await mkdtemp(join(tmpdir(), "redraw-extension-"));
      await cp(WITH_HOSTS, extension, { recursive: true });
      const bench = await openBench(await makeProfileDir(), extension);
      try {
        return await runOnce(bench, extension, `a hat for a new version ${round}`);
      } finally {
        await bench.close();
        await rm(extension, { recursive: true, force: true });
      }
    },
  };

  async function runOnce(bench: Bench, extension: string, prompt: string): Promise<Outcome> {
    const page = await prepare(bench, prompt);
    bench.sandbox.setMode(mode);
    const before = await storedKeys(page);
    await send(page);
    if (isAnswered) await waitForRecord(page, "answer:", before);
    else {
      await bench.sandbox.waitForEdits(1);
      await waitForState(page, ["sending", "receiving"]);
    }
    const faultAt = performance.now();
    await raiseVersion(extension);
    await bench.restart();
    const later = await openPanelTab(bench.browser());
    await find(later, "picture", 20_000);
    return judge(bench, later, prompt, faultAt);
  }
}

/** What an edit meets when the extension itself is changed under it. */
export const VERSION_FAULTS: readonly Fault[] = [
  onOwnCopy({
    name: "a newer version comes while the server is waited for",
    mode: "slow=60",
    truth: CUT_OFF,
  }),
  onOwnCopy({
    name: "a newer version comes between the answer and its results",
    mode: "",
    truth: /^done$/,
    isAnswered: true,
  }),
];
