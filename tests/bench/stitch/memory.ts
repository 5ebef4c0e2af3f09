import { readdir, readFile } from "node:fs/promises";

/**
 * The most memory that a page's process ever held, MiB; nothing where the
 * system does not tell (Linux does).
 *
 * @param root the browser's own process
 */
export async function peakOfRenderers(root: number): Promise<number | undefined> {
  const peaks: number[] = [];
  for (const entry of await readdir("/proc").catch(() => [])) {
    if (!/^\d+$/.test(entry)) continue;
    const read = (file: string) => readFile(`/proc/${entry}/${file}`, "utf8").catch(() => "");
    const isRenderer = (await read("cmdline")).includes("--type=renderer");
    if (!isRenderer || !(await descendsFrom(Number(entry), root))) continue;
    const peak = /VmHWM:\s+(\d+) kB/.exec(await read("status"))?.[1];
    if (peak) peaks.push(Number(peak) / 1024);
  }
  return peaks.length > 0 ? Math.max(...peaks) : undefined;
}

/** Whether a process was started by `root`, or by one that was. */
export async function descendsFrom(pid: number, root: number): Promise<boolean> {
  for (let current = pid; current > 1; ) {
    if (current === root) return true;
    const stat = await readFile(`/proc/${current}/stat`, "utf8").catch(() => "");
    current = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
  }
  return false;
}
