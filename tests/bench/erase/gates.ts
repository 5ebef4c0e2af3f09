import { round, table } from "../table.ts";
import { GRADES } from "./grades.ts";
import type { Outcome } from "./quality.ts";
import type { Speed } from "./speed.ts";

interface Gate {
  readonly name: string;
  readonly goal: string;
  readonly measured: string;
  readonly isPassed: boolean;
}

/** What erasing is to reach, and whether it does. */
export function describeGates(outcomes: readonly Outcome[], speeds: readonly Speed[]): string {
  const gates = [...qualityGates(outcomes), ...gradeGates(outcomes), ...speedGates(speeds)];
  const rows = gates.map(({ name, goal, measured, isPassed }) => [
    name,
    goal,
    measured,
    isPassed ? "passed" : "**not reached**",
  ]);
  return `## Gates\n\n${table(["what", "goal", "measured", ""], rows)}`;
}

function qualityGates(outcomes: readonly Outcome[]): Gate[] {
  const textures = outcomes.filter(({ kind }) => kind === "texture");
  const rim = worst(textures, ({ ours }) => ours.rim);
  const soft = worst(textures, ({ ours }) => -ours.sharpness);
  const broken = worst(textures, ({ name, ours }) => ours.sharpness / mostSharp(name));
  const beyond = outcomes.reduce((sum, { bytesBeyond }) => sum + bytesBeyond, 0);
  return [
    psnrGate(outcomes, "logo on a gradient", 50),
    psnrGate(outcomes, "badge on plain rows", 48),
    psnrGate(outcomes, "brick", 20),
    named("sharpness of textures, the least", "≥ 0.7", soft, -(soft?.value ?? 0) >= 0.7, -1),
    named(
      "sharpness of textures, the most (share of what is allowed)",
      "≤ 1.3, fur ≤ 1.7",
      broken,
      (broken?.value ?? 9) <= 1,
    ),
    named("rim of textures, the most", "≤ 1.15", rim, (rim?.value ?? 9) <= 1.15),
    {
      name: "bytes changed beyond paint and ring",
      goal: "0",
      measured: String(beyond),
      isPassed: beyond === 0,
    },
  ];
}

function mostSharp(name: string): number {
  return name.includes("fur") ? 1.7 : 1.3;
}

interface Worst {
  readonly name: string;
  readonly value: number;
}

function worst(outcomes: readonly Outcome[], of: (one: Outcome) => number): Worst | undefined {
  return outcomes
    .map((one) => ({ name: one.name, value: of(one) }))
    .toSorted((a, b) => b.value - a.value)[0];
}

function named(
  name: string,
  goal: string,
  one: Worst | undefined,
  isPassed: boolean,
  sign = 1,
): Gate {
  const measured = one ? `${round(sign * one.value, 2)} (${one.name})` : "–";
  return { name, goal, measured, isPassed };
}

function psnrGate(outcomes: readonly Outcome[], name: string, goal: number): Gate {
  const psnr = outcomes.find((one) => one.name === name)?.ours.psnr ?? Number.NaN;
  return { name, goal: `≥ ${goal} dB`, measured: `${round(psnr)} dB`, isPassed: psnr >= goal };
}

function gradeGates(outcomes: readonly Outcome[]): Gate[] {
  const grades = outcomes.flatMap(({ name, isWarned }) => {
    const grade = GRADES.get(name);
    return grade === undefined || isWarned ? [] : [grade];
  });
  const mean = grades.reduce((sum, grade) => sum + grade, 0) / grades.length;
  const poor = grades.filter((grade) => grade <= 2).length / grades.length;
  return [
    {
      name: "mean grade of those not warned of",
      goal: "≥ 4",
      measured: String(round(mean, 2)),
      isPassed: mean >= 4,
    },
    {
      name: "at 2 or below among them",
      goal: "≤ 10 %",
      measured: `${round(100 * poor)} %`,
      isPassed: poor <= 0.1,
    },
  ];
}

function speedGates(speeds: readonly Speed[]): Gate[] {
  return speeds.flatMap(({ name, goalMs, milliseconds }) =>
    goalMs === undefined
      ? []
      : [
          {
            name,
            goal: `≤ ${goalMs} ms`,
            measured: `${round(milliseconds, 0)} ms`,
            isPassed: milliseconds <= goalMs,
          },
        ],
  );
}
