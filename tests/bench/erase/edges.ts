import { round, table } from "../table.ts";
import { makeEdgeCases } from "./edge-cases.ts";
import { EDGE_GRADES, EDGES_GRADED_ON } from "./edge-grades.ts";
import { type Figures, measure } from "./metrics.ts";
import { type EraseBrowser, imageOf } from "./open.ts";
import { writeSheet } from "./sheets.ts";

/** What came of sides that were cut off and continued. */
export interface EdgeOutcome {
  readonly name: string;
  readonly share: number;
  readonly risk: number;
  readonly isWarned: boolean;
  /** Of the processor. */
  readonly milliseconds: number;
  readonly figures: Figures;
}

/** Cuts sides off, continues them, and compares with what was there. */
export async function measureEdges(
  browser: EraseBrowser,
  names: ReadonlySet<string>,
  log: (line: string) => void,
): Promise<EdgeOutcome[]> {
  const outcomes: EdgeOutcome[] = [];
  for (const item of await makeEdgeCases(names)) {
    log(`… ${item.name}`);
    const { before, mask, kept, truth } = item;
    const run = await browser.run(before, mask, "ours", { kept, wantsResult: true });
    const result = imageOf(run, before);
    await writeSheet({ ...item, name: `edge ${item.name}` }, [result, truth]);
    outcomes.push({
      name: item.name,
      share: mask.reduce((sum, m) => sum + m, 0) / mask.length,
      risk: run.risk,
      isWarned: run.isWarned,
      milliseconds: run.cpuMs,
      figures: measure(item, result),
    });
  }
  return outcomes;
}

export function describeEdges(outcomes: readonly EdgeOutcome[]): string {
  const rows = outcomes.map(({ name, share, risk, isWarned, milliseconds, figures }) => [
    name,
    `${round(share * 100)} %`,
    EDGE_GRADES.get(name) ?? "–",
    round(risk, 2) + (isWarned ? " warned" : ""),
    round(figures.psnr),
    round(figures.sharpness, 2),
    round(figures.rim, 2),
    round(milliseconds, 0),
  ]);
  const head = ["cut off", "share", "grade", "risk", "PSNR", "sharpness", "rim", "ms"];
  return [
    "## Continued edges",
    `Sheets: before, continued, what was there. Graded on ${EDGES_GRADED_ON}. PSNR says little where any continuation is as good as another.`,
    table(head, rows),
  ].join("\n\n");
}
