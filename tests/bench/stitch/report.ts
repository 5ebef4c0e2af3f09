import { median, round, table } from "../table.ts";
import type { Quality } from "./metrics.ts";
import type { Outcome } from "./quality.ts";

export function describeQuality(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ name, naive, feathered, ours }) => [
    name,
    naive.bytesBeyond,
    feathered.bytesBeyond,
    ours.bytesBeyond,
    ...threeOf(naive, feathered, ours, (quality) => quality.seamMean),
    ...threeOf(naive, feathered, ours, (quality) => quality.step),
    ...threeOf(naive, feathered, ours, (quality) => quality.shift, 2),
  ]);
  const middle = (of: (outcome: Outcome) => number, digits = 1) =>
    round(median(outcomes.map(of).filter((value) => !Number.isNaN(value))), digits);
  const summary = table(
    ["median", "scale and paste", "plain feather", "ours"],
    [
      ["bytes changed beyond the feather", ...each((q) => q.bytesBeyond)],
      ["ΔE₀₀ along the seam, mean", ...each((q) => q.seamMean)],
      ["ΔE₀₀ along the seam, 95 %", ...each((q) => q.seamWorst)],
      ["step across the seam, levels", ...each((q) => q.step)],
      ["residual shift, px", ...each((q) => q.shift, 2)],
    ],
  );
  function each(of: (quality: Quality) => number, digits = 1): number[] {
    return [
      middle(({ naive }) => of(naive), digits),
      middle(({ feathered }) => of(feathered), digits),
      middle(({ ours }) => of(ours), digits),
    ];
  }
  const head = ["picture", "bytes: paste", "feather", "ours", "ΔE₀₀: paste", "feather", "ours"];
  const more = ["step: paste", "feather", "ours", "shift: paste", "feather", "ours"];
  return `## Quality\n\n${summary}\n\n${table([...head, ...more], rows)}`;
}

function threeOf(
  naive: Quality,
  feathered: Quality,
  ours: Quality,
  of: (quality: Quality) => number,
  digits = 1,
): (number | string)[] {
  return [naive, feathered, ours].map((quality) => {
    const value = of(quality);
    return Number.isNaN(value) ? "–" : round(value, digits);
  });
}
