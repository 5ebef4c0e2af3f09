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

/** A fault that no test found. */
export interface Survivor extends Omit<Mutant, "id" | "file"> {
  /** Whether any test came across it. */
  readonly isCovered: boolean;
}

/** What is known of a file; kept, so that a run of a part renews that part of the report. */
export interface FileResult {
  readonly all: number;
  readonly survivors: readonly Survivor[];
}

export type Results = Readonly<Record<string, FileResult>>;

/** The first excuse that fits, if any. */
export function excuseFor(
  { lineText, original, code }: Omit<Mutant, "id" | "file">,
  excuses: readonly Excuse[],
): Excuse | undefined {
  return excuses.find(
    (excuse) =>
      excuse.line === lineText &&
      (excuse.original ?? original) === original &&
      (excuse.code ?? code) === code,
  );
}

/** Share of all faults that was found, per cent, rounded down to a tenth. Excused ones count as not found. */
function percent(all: number, alive: number): string {
  return (Math.floor(((all - alive) / Math.max(1, all)) * 1000) / 10).toFixed(1);
}

function row(name: string, results: readonly FileResult[], excuses: readonly Excuse[]): string {
  const all = results.reduce((sum, result) => sum + result.all, 0);
  const alive = results.flatMap(({ survivors }) => survivors);
  const notRun = alive.filter(({ isCovered }) => !isCovered).length;
  const excused = alive.filter((survivor) => excuseFor(survivor, excuses)).length;
  const score = percent(all, alive.length);
  return `| ${name} | ${all} | ${all - alive.length} | ${score} % | ${notRun} | ${excused} |`;
}

/** The score of every folder and of all of them, as a Markdown table. */
export function scoreTable(results: Results, excuses: readonly Excuse[]): string {
  const folders = Map.groupBy(Object.keys(results), (file) => dirname(file));
  const ofFiles = (files: readonly string[]) => files.flatMap((file) => results[file] ?? []);
  const rows = [...folders.keys()].toSorted().map((folder) => {
    return row(`\`${folder}\``, ofFiles(folders.get(folder) ?? []), excuses);
  });
  return [
    "| folder | faults | found | score | not run | change nothing |",
    "| --- | --: | --: | --: | --: | --: |",
    ...rows,
    row("**all**", Object.values(results), excuses),
  ].join("\n");
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}

/** One line that says what was changed where. */
function describe(file: string, survivor: Survivor): string {
  const { line, operator, original, code, isCovered } = survivor;
  const change = code === "" ? `${short(original)} removed` : `${short(original)} → ${short(code)}`;
  return `${file}:${line} ${isCovered ? "" : "(not run) "}${operator}: ${change}`;
}

/** The survivors without a reason, a line each. */
export function listSurvivors(results: Results, excuses: readonly Excuse[]): readonly string[] {
  return Object.entries(results).flatMap(([file, { survivors }]) =>
    survivors
      .filter((survivor) => !excuseFor(survivor, excuses))
      .map((survivor) => describe(file, survivor)),
  );
}

function listExcused(results: Results, excuses: readonly Excuse[]): readonly string[] {
  return Object.entries(results).flatMap(([file, { survivors }]) =>
    survivors.flatMap((survivor) => {
      const excuse = excuseFor(survivor, excuses);
      return excuse ? [`${describe(file, survivor)}\n    ${excuse.reason}`] : [];
    }),
  );
}

/** The whole report: scores, survivors, and those with a reason. */
export function writeReport(results: Results, excuses: readonly Excuse[]): string {
  const block = (lines: readonly string[]) => ["```", ...lines, "```"].join("\n");
  return [
    "# Faults that no unit test finds",
    "Written by `npm run mutate`; see docs/testing.md. Faults that change nothing count as not found.",
    scoreTable(results, excuses),
    "## Survivors",
    block(listSurvivors(results, excuses)),
    "## Faults that change nothing",
    block(listExcused(results, excuses)),
    "",
  ].join("\n\n");
}
