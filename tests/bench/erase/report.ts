import { round, table } from "../table.ts";
import { GRADED_ON, GRADES } from "./grades.ts";
import type { Figures } from "./metrics.ts";
import type { Outcome } from "./quality.ts";
import type { Speed } from "./speed.ts";

export function describeQuality(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((o) => [
    o.name,
    o.kind,
    `${round(o.share * 100)} %`,
    GRADES.get(o.name) ?? "–",
    round(o.risk, 2) + (o.isWarned ? " warned" : ""),
    ...(o.kind === "scene"
      ? ["–", "–", "–"]
      : [round(o.ours.psnr), round(o.ours.deltaE), round(o.ours.sharpness, 2)]),
    round(o.ours.rim, 2),
    round(o.milliseconds, 0),
    round(o.longestMs, 0),
    o.bytesBeyond,
  ]);
  const head = [
    "case",
    "kind",
    "hole",
    "grade",
    "risk",
    "PSNR",
    "ΔE₀₀",
    "sharpness",
    "rim",
    "ms",
    "longest slice",
    "bytes beyond",
  ];
  return [
    "## Quality",
    comparison(outcomes),
    `Grades from 1 (useless) to 5 (nobody would look twice), given on ${GRADED_ON} by looking at every sheet.`,
    gradeSummary(outcomes),
    table(head, rows),
  ].join("\n\n");
}

function comparison(outcomes: readonly Outcome[]): string {
  const known = outcomes.filter(({ kind }) => kind !== "scene");
  const mean = (of: (o: Outcome) => number) =>
    round(known.reduce((sum, o) => sum + of(o), 0) / known.length, 2);
  const line = (name: string, of: (o: Outcome) => Figures) => [
    name,
    mean((o) => of(o).psnr),
    mean((o) => of(o).deltaE),
    mean((o) => of(o).sharpness),
    mean((o) => of(o).rim),
  ];
  return table(
    ["mean where the truth is known", "PSNR", "ΔE₀₀", "sharpness", "rim"],
    [
      line("ours", (o) => o.ours),
      line("Telea", (o) => o.telea),
      line("plain patch match", (o) => o.patchMatch),
    ],
  );
}

function gradeSummary(outcomes: readonly Outcome[]): string {
  const graded = outcomes.flatMap((o) => {
    const grade = GRADES.get(o.name);
    return grade === undefined ? [] : [{ grade, risk: o.risk, isWarned: o.isWarned }];
  });
  if (graded.length === 0) return "Nothing is graded yet.";
  const calm = graded.filter(({ isWarned }) => !isWarned);
  const meanOf = (of: typeof graded) =>
    round(of.reduce((sum, g) => sum + g.grade, 0) / of.length, 2);
  const poor = calm.filter(({ grade }) => grade <= 2).length;
  return table(
    ["", "cases", "mean grade", "at 2 or below"],
    [
      ["all", graded.length, meanOf(graded), graded.filter(({ grade }) => grade <= 2).length],
      ["not warned of", calm.length, meanOf(calm), poor],
    ],
  ).concat(
    `\n\nThe risk tells grades of 2 or below from others with an AUC of ${round(auc(graded, 2), 2)}, of 3 or below with ${round(auc(graded, 3), 2)}.`,
  );
}

/** How often a poor result has the higher risk of two, one poor and one not. */
function auc(graded: readonly { grade: number; risk: number }[], poorest: number): number {
  let [right, pairs] = [0, 0];
  for (const poor of graded.filter(({ grade }) => grade <= poorest)) {
    for (const good of graded.filter(({ grade }) => grade > poorest)) {
      pairs++;
      right += poor.risk > good.risk ? 1 : poor.risk === good.risk ? 0.5 : 0;
    }
  }
  return pairs > 0 ? right / pairs : Number.NaN;
}

export function describeSpeed(speeds: readonly Speed[]): string {
  const rows = speeds.map((s) => [
    s.name,
    round(s.milliseconds, 0),
    s.goalMs === undefined ? "–" : `≤ ${s.goalMs}`,
    round(s.longestMs, 0),
    s.peak === undefined ? "–" : round(s.peak, 0),
  ]);
  return [
    "## Speed",
    "Processor time in the page, milliseconds, the least of four runs; the peak is that of the page's process, the picture's own pixels included.",
    table(["picture and hole", "ms", "goal", "longest slice", "peak, MiB"], rows),
  ].join("\n\n");
}
