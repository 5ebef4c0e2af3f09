import { dirname } from "node:path";
import type { FileResult, Results } from "./reasons.ts";
import { CLASSES, describeFault, type Judged, type Reason } from "./reasons.ts";

/** Share of all faults that was found, per cent, rounded down to a tenth. Reasons do not count. */
function percent(all: number, alive: number): string {
  return (Math.floor(((all - alive) / Math.max(1, all)) * 1000) / 10).toFixed(1);
}

function row(name: string, results: readonly FileResult[], judged: readonly Judged[]): string {
  const all = results.reduce((sum, result) => sum + result.all, 0);
  const alive = results.reduce((sum, { survivors }) => sum + survivors.length, 0);
  const open = judged.filter(({ reason }) => !reason).length;
  return `| ${name} | ${all} | ${all - alive} | ${percent(all, alive)} % | ${alive - open} | ${open} |`;
}

/** The score of every folder and of all of them, as a Markdown table. */
export function scoreTable(results: Results, judged: readonly Judged[]): string {
  const folders = Map.groupBy(Object.keys(results), (file) => dirname(file));
  const rows = [...folders].toSorted().map(([folder, files]) => {
    const inFolder = judged.filter(({ file }) => dirname(file) === folder);
    return row(
      `\`${folder}\``,
      files.flatMap((file) => results[file] ?? []),
      inFolder,
    );
  });
  return [
    "| folder | faults | found | score | with a reason | no reason yet |",
    "| --- | --: | --: | --: | --: | --: |",
    ...rows,
    row("**all**", Object.values(results), judged),
  ].join("\n");
}

/** One line that says what was changed where. */
function describe({ file, survivor }: Judged): string {
  const place = `${file}:${survivor.line}${survivor.isCovered ? "" : " (not run)"}`;
  return `${place} ${describeFault(survivor)}`;
}

/** The survivors without a reason, a line each. */
export function listOpen(judged: readonly Judged[]): readonly string[] {
  return judged.filter(({ reason }) => !reason).map(describe);
}

function classTable(judged: readonly Judged[]): string {
  const rows = Object.entries(CLASSES).map(([name, meaning]) => {
    const count = judged.filter(({ reason }) => reason?.class === name).length;
    return `| ${name} | ${count} | ${meaning} |`;
  });
  return ["| class | faults | what it means |", "| --- | --: | --- |", ...rows].join("\n");
}

const inWords = ({ class: name, why }: Reason) => (why ? `${name}: ${why}` : name);

/** Survivors with a reason; neighbours that share it are told together. */
function listReasons(judged: readonly Judged[]): readonly string[] {
  const explained = judged.filter(({ reason }) => reason);
  return explained.flatMap((one, index) => {
    const next = explained[index + 1];
    const isShared = next?.reason === one.reason && next?.file === one.file;
    return one.reason && !isShared
      ? [describe(one), `    ${inWords(one.reason)}`]
      : [describe(one)];
  });
}

/** The whole report: scores, what has no reason yet, and the others with theirs. */
export function writeReport(results: Results, judged: readonly Judged[]): string {
  const block = (lines: readonly string[]) => ["```", ...lines, "```"].join("\n");
  const open = listOpen(judged);
  return [
    "# Faults that no unit test finds",
    "Written by `npm run mutate`; see docs/testing.md. All of these count as not found, with a reason or without.",
    scoreTable(results, judged),
    "## No reason yet",
    open.length === 0 ? "None." : block(open),
    "## With a reason",
    classTable(judged),
    "A reason stands below the faults that share it.",
    block(listReasons(judged)),
    "",
  ].join("\n\n");
}
