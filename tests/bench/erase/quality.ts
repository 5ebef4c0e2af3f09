import type { EraseCase, Kind } from "./cases.ts";
import { type Figures, measure } from "./metrics.ts";
import { type EraseBrowser, imageOf } from "./open.ts";
import { writeSheet } from "./sheets.ts";

export interface Outcome {
  readonly name: string;
  readonly kind: Kind;
  /** Share of the picture that is painted. */
  readonly share: number;
  readonly megapixels: number;
  readonly risk: number;
  readonly isWarned: boolean;
  /** Of the processor. */
  readonly milliseconds: number;
  readonly longestMs: number;
  readonly ours: Figures;
  readonly telea: Figures;
  readonly patchMatch: Figures;
  /** Bytes that differ beyond the paint and the 14 px that may change around it, alpha included. */
  readonly bytesBeyond: number;
}

/** The least of so many runs counts: others use the machine too. */
const RUNS = 2;

export async function measureCase(browser: EraseBrowser, item: EraseCase): Promise<Outcome> {
  const { before, mask } = item;
  const runs = [];
  for (let n = 0; n < RUNS; n++)
    runs.push(await browser.run(before, mask, "ours", { wantsResult: n === 0 }));
  const [first] = runs;
  if (!first) throw new Error("no run");
  const ours = imageOf(first, before);
  const telea = imageOf(await browser.run(before, mask, "telea", { wantsResult: true }), before);
  const patchMatch = imageOf(
    await browser.run(before, mask, "patch match", { wantsResult: true }),
    before,
  );
  await writeSheet(item, [ours, telea, patchMatch]);
  return {
    name: item.name,
    kind: item.kind,
    share: mask.reduce((sum, m) => sum + m, 0) / mask.length,
    megapixels: mask.length / 1e6,
    risk: first.risk,
    isWarned: first.isWarned,
    milliseconds: Math.min(...runs.map((run) => run.cpuMs)),
    longestMs: Math.min(...runs.map((run) => run.longestMs)),
    ours: measure(item, ours),
    telea: measure(item, telea),
    patchMatch: measure(item, patchMatch),
    bytesBeyond: bytesBeyond(item, ours.data),
  };
}

const REACH = 15;

function bytesBeyond({ before, mask }: EraseCase, result: Uint8ClampedArray): number {
  const { width, height, data } = before;
  let count = 0;
  for (let i = 0; i < data.length; i++) {
    if (data[i] === result[i]) continue;
    if (i % 4 === 3 || !isNear(i >> 2)) count++;
  }
  return count;

  function isNear(pixel: number): boolean {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    for (let row = Math.max(0, y - REACH); row <= Math.min(height - 1, y + REACH); row++) {
      const start = row * width;
      const right = start + Math.min(width - 1, x + REACH);
      for (let at = start + Math.max(0, x - REACH); at <= right; at++) if (mask[at]) return true;
    }
    return false;
  }
}
