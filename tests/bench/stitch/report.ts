import { median, round, table } from "../table.ts";
import type { Quality } from "./metrics.ts";
import type { Outcome } from "./quality.ts";
import type { Speed } from "./speed.ts";

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

export function describeSpeed(speeds: readonly Speed[]): string {
  const ratio = (value: number, floor: number) => `${round(value / floor, 2)}×`;
  const times = table(
    ["picture", "prepare 2 Mpx", "to floor", "overlay: first", "next", "stitch", "to floor"],
    speeds.map((speed) => [
      speed.name,
      round(speed.prepare, 0),
      ratio(speed.prepare, speed.prepareFloor),
      round(speed.overlayFirst, 0),
      round(speed.overlayNext, 0),
      round(speed.stitch, 0),
      ratio(speed.stitch, speed.stitchFloor),
    ]),
  );
  const memory = table(
    ["picture", "prepare", "stitch", "floor"],
    speeds.map(({ name, peakPrepare, peakStitch, peakFloor }) => [
      name,
      ...[peakPrepare, peakStitch, peakFloor].map((peak) =>
        peak === undefined ? "–" : round(peak, 0),
      ),
    ]),
  );
  return [
    "## Speed",
    "Milliseconds, medians. The floor is one `drawImage` and `convertToBlob` of the same size.",
    times,
    "## Memory",
    "MiB at the peak, beyond the empty page's.",
    memory,
  ].join("\n\n");
}
