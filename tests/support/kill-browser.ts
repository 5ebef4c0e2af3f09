import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { Browser } from "puppeteer-core";

/**
 * Ends the browser as a power cut would: the process this test started, by its
 * id. Its helper processes notice that and end by themselves; until then they may
 * hold files of the profile, so they are waited for.
 */
export async function killBrowser(browser: Browser): Promise<void> {
  const child = browser.process();
  if (!child?.pid) throw new Error("no process");
  const helpers = descendantsOf(child.pid);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  process.kill(child.pid, "SIGKILL");
  await ended;
  for (
    let waitedMs = 0;
    helpers.some((pid) => parentOf(`${pid}`) !== undefined) && waitedMs < 10_000;
    waitedMs += 50
  ) {
    await wait(50);
  }
}

/** All processes below this one, by what Linux tells of parents; elsewhere none. */
function descendantsOf(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of listProcesses()) {
    const parent = parentOf(name);
    if (parent !== undefined) parents.set(Number(name), parent);
  }
  const found = new Set([root]);
  for (let count = 0; count !== found.size; ) {
    count = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  found.delete(root);
  return [...found];
}

function listProcesses(): readonly string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** The parent of a process; nothing where it has ended, whether or not anybody has noted that. */
function parentOf(pid: string): number | undefined {
  try {
    // `pid (name) state parent …`; the name may hold anything.
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, parent] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}
