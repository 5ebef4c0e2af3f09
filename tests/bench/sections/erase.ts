import type { BenchContext } from "../context.ts";
import { makeCases } from "../erase/cases.ts";
import { describeEdges, type EdgeOutcome, measureEdges } from "../erase/edges.ts";
import { describeGates } from "../erase/gates.ts";
import { openEraseBrowser } from "../erase/open.ts";
import { measureCase, type Outcome } from "../erase/quality.ts";
import { describeQuality, describeSpeed } from "../erase/report.ts";
import { measureSpeed, SPEED_CASES, type Speed } from "../erase/speed.ts";

/** How well holes are filled on this device, how fast, and whether it is known when they are not. */
export async function run(context: BenchContext): Promise<void> {
  const { outcomes, edges } = await measureCases(context);
  const quality = `${describeQuality(outcomes)}\n\n${describeEdges(edges)}`;
  context.log(quality);
  context.log("artifacts/erase: before, ours, Telea, plain patch match");
  const speeds: Speed[] = [];
  for (const item of SPEED_CASES) {
    context.log(`… ${item.name}`);
    speeds.push(await measureSpeed(context, item));
  }
  const speed = `${describeSpeed(speeds)}\n\n${describeGates(outcomes, speeds)}`;
  context.log(speed);
  await context.write(
    "erase",
    { quality: outcomes, edges, speed: speeds },
    `# Erasing\n\n${quality}\n\n${speed}`,
  );
}

interface Measured {
  readonly outcomes: readonly Outcome[];
  readonly edges: readonly EdgeOutcome[];
}

async function measureCases(context: BenchContext): Promise<Measured> {
  const browser = await openEraseBrowser(context);
  try {
    const outcomes: Outcome[] = [];
    for (const item of await makeCases()) {
      context.log(`… ${item.name}`);
      outcomes.push(await measureCase(browser, item));
    }
    return { outcomes, edges: await measureEdges(browser, context.log) };
  } finally {
    await browser.close();
  }
}
