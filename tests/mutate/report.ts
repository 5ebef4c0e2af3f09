import { dirname } from "node:path";
import type { Mutant } from "./instrument.ts";

/** A fault that cannot be found, because nothing changes by it, and why. */
export interface Excuse {
  /** The source's line, trimmed. Neither file nor number, so that code can move. */
  readonly line: string;
  /** What is replaced, and by what. Absent: every fault on that line. */
  readonly original?: string;
  readonly code?: string;
  readonly reason: string;
}

export interface Verdict extends Mutant {
  readonly isKilled: boolean;
  /** Whether any test came across it. */
  readonly isCovered: boolean;
  readonly excuse?: string;
}

interface Score {
  readonly all: number;
  readonly killed: number;
  readonly notRun: number;
  readonly excused: number;
}

/** The reason of the first excuse that fits, if any. */
export function excuseFor(mutant: Mutant, excuses: readonly Excuse[]): Excuse | undefined {
  return excuses.find(
    ({ line, original, code }) =>
      line === mutant.lineText &&
      (original === undefined || original === mutant.original) &&
      (code === undefined || code === mutant.code),
  );
}

function scoreOf(verdicts: readonly Verdict[]): Score {
  const count = (isCounted: (verdict: Verdict) => boolean) => verdicts.filter(isCounted).length;
  return {
    all: verdicts.length,
    killed: count(({ isKilled }) => isKilled),
    notRun: count(({ isCovered }) => !isCovered),
    excused: count(({ isKilled, excuse }) => !isKilled && excuse !== undefined),
  };
}

/** Share of all faults, per cent, rounded down to a tenth. Excused ones count as survivors. */
export function percent({ all, killed }: Pick<Score, "all" | "killed">): string {
  return (Math.floor((killed / Math.max(1, all)) * 1000) / 10).toFixed(1);
}

function row(name: string, verdicts: readonly Verdict[]): string {
  const score = scoreOf(verdicts);
  const { all, killed, notRun, excused } = score;
  return `| ${name} | ${all} | ${killed} | ${percent(score)} % | ${notRun} | ${excused} |`;
}

/** The score of every folder and of all of them, as a Markdown table. */
export function scoreTable(verdicts: readonly Verdict[]): string {
  const folders = Map.groupBy(verdicts, ({ file }) => dirname(file));
  const rows = [...folders.keys()]
    .toSorted()
    .map((name) => row(`\`${name}\``, folders.get(name) ?? []));
  return [
    "| folder | faults | found | score | not run | no change |",
    "| --- | --: | --: | --: | --: | --: |",
    ...rows,
    row("**all**", verdicts),
  ].join("\n");
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}

/** One line that says what was changed where. */
export function describe({ file, line, operator, original, code, isCovered }: Verdict): string {
  const change = code === "" ? `${short(original)} removed` : `${short(original)} → ${short(code)}`;
  return `${file}:${line} ${isCovered ? "" : "(not run) "}${operator}: ${change}`;
}

/** The whole report: scores, survivors, and those with a reason. */
export function writeReport(verdicts: readonly Verdict[]): string {
  const alive = verdicts.filter(({ isKilled }) => !isKilled);
  const list = (some: readonly Verdict[], line: (verdict: Verdict) => string) =>
    ["```", ...some.map(line), "```"].join("\n");
  const excused = alive.filter(({ excuse }) => excuse !== undefined);
  return [
    "# Faults that no unit test finds",
    "Written by `npm run mutate`; see docs/testing.md. Excused faults count as not found.",
    scoreTable(verdicts),
    "## Survivors",
    list(
      alive.filter(({ excuse }) => excuse === undefined),
      describe,
    ),
    "## Faults that change nothing",
    list(excused, (verdict) => `${describe(verdict)}\n    ${verdict.excuse}`),
  ].join("\n\n");
}
