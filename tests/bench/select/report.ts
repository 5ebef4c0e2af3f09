import { round, table } from "../table.ts";
import type { Quality } from "./quality.ts";
import type { Refinement } from "./refinement.ts";
import type { Speed } from "./speed.ts";

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

export function describeQuality(rows: readonly Quality[], title = "Quality"): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const line = (name: string, of: readonly Quality[]) => {
    const cell = (value: (row: Quality) => number) => round(mean(of.map(value)), 2);
    return [
      name,
      of.length,
      cell((row) => row.wand),
      cell((row) => row.wandBest),
      cell((row) => row.loopAsDrawn),
      cell((row) => row.ceiling),
      cell((row) => row.loops.rough),
      cell((row) => row.loops.lazy),
      cell((row) => row.loops.tight),
      cell((row) => row.loops.cutting),
      `${cell((row) => row.first[0])} / ${cell((row) => row.first[1])}`,
      `${cell((row) => row.wheel[0])} / ${cell((row) => row.wheel[1])}`,
      cell((row) => (row.needsNoNotch ? 1 : 0)),
    ];
  };
  const head = [
    ...[
      "kind",
      "n",
      "wand 20",
      "wand, best of 6",
      "loop as drawn",
      "best regions",
      "loop: rough",
      "lazy",
      "tight",
    ],
    ...["cutting in", "first shown, 1 / 3 clicks", "with the wheel, 1 / 3", "no notch"],
  ];
  const body = kinds.map((kind) =>
    line(
      kind,
      rows.filter((row) => row.kind === kind),
    ),
  );
  return `## ${title}\n\nMean intersection over union.\n\n${table(head, [...body, line("**all**", rows)])}`;
}

export function describeRefinement(rows: readonly Refinement[]): string {
  const head = ["scale", "scenes", "", "IoU", "boundary F, 2 px", "1 px"];
  const body = rows.flatMap(({ scale, scenes, plain, refined }) =>
    [["the proxy's runs", plain] as const, ["refined", refined] as const].map(([name, values]) => [
      scale,
      scenes,
      name,
      round(values.iou, 3),
      round(values.f2, 3),
      round(values.f1, 3),
    ]),
  );
  return `## The edge at full resolution\n\n${table(head, body)}`;
}

export function describeSpeed(rows: readonly Speed[], gzippedBytes: number): string {
  const head = [
    ...["picture", "regions", "one pass", "analysis", "to one pass", "first of a process"],
    ...["hover, p95", "loop", "commit at 18 Mpx", "kept, MB", "scratch, MB"],
  ];
  const body = rows.map((row) => [
    row.name,
    row.regions,
    round(row.pass),
    round(row.warm, 0),
    `${round(row.warm / row.pass, 0)}×`,
    round(row.cold, 0),
    round(row.hover),
    round(row.loop),
    round(row.commit, 0),
    round(row.kept),
    round(row.scratch, 0),
  ]);
  return `## Speed\n\nMilliseconds of processor time, the least of several, on a proxy of 0.5 Mpx. The method is ${round(gzippedBytes / 1000)} KB gzipped.\n\n${table(head, body)}`;
}
