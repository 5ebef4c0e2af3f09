/**
 * `npm run mutate` puts small faults into utils/core and utils/relay, one at a
 * time, and tells which of them no unit test notices. `npm run mutate --
 * utils/relay/retry.ts` does so for files or folders. What is found out about
 * core and relay is written to tests/mutate/results; a run of a part renews
 * that part of it.
 */
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Instrumented, instrument } from "./instrument.ts";
import {
  type Excuse,
  excuseFor,
  type FileResult,
  listSurvivors,
  type Results,
  scoreTable,
  writeReport,
} from "./report.ts";
import { type Found, runTests } from "./run-tests.ts";

const WHOLE = ["utils/core", "utils/relay"];
const HERE = join("tests", "mutate");
const REPORT = join(HERE, "results", "report.md");
/** What earlier runs found, so that the report can be renewed a part at a time. */
const KEPT = join("artifacts", "mutate", "by-file.json");

function filesOf(target: string): readonly string[] {
  return statSync(target).isDirectory() ? globSync(`${target}/**/*.{ts,tsx}`) : [target];
}

function instrumentAll(files: readonly string[]): readonly Instrumented[] {
  let count = 0;
  return files.map((file) => {
    const made = instrument(file, readFileSync(file, "utf8"), count);
    count += made.mutants.length;
    return made;
  });
}

function judge({ mutants }: Instrumented, { killed, covered }: Found): FileResult {
  const survivors = mutants
    .filter(({ id }) => killed[id] !== 1)
    .map(({ id, file: _, ...mutant }) => ({ ...mutant, isCovered: covered[id] === 1 }));
  return { all: mutants.length, survivors };
}

function readJson<T>(path: string, fallback: T): T {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as T) : fallback;
}

/** Puts what was found now in the place of what was known before. */
function keep(results: Results, excuses: readonly Excuse[]): void {
  const known = Object.entries({ ...readJson<Results>(KEPT, {}), ...results })
    .filter(([file]) => existsSync(file) && WHOLE.some((folder) => file.startsWith(`${folder}/`)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const kept = Object.fromEntries(known);
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, JSON.stringify(kept));
  mkdirSync(dirname(REPORT), { recursive: true });
  writeFileSync(REPORT, writeReport(kept, excuses));
  const alive = Object.values(kept).flatMap(({ survivors }) => survivors);
  const used = new Set(alive.map((survivor) => excuseFor(survivor, excuses)));
  for (const { line } of excuses.filter((excuse) => !used.has(excuse))) {
    console.log(`excused without need: ${line}`);
  }
}

const wanted = process.argv.slice(2).map((path) => path.replace(/^\.\//, "").replace(/\/$/, ""));
const files = (wanted.length > 0 ? wanted : WHOLE).flatMap(filesOf).toSorted();
const instrumented = instrumentAll(files);
const count = instrumented.reduce((sum, { mutants }) => sum + mutants.length, 0);
console.log(`${count} faults in ${files.length} files`);
const found = await runTests(files, instrumented, (line) => console.log(line));
const pairs = instrumented.map((made, index) => [files[index] ?? "", judge(made, found)] as const);
const results = Object.fromEntries(pairs);
const excuses = readJson<Excuse[]>(join(HERE, "equivalent.json"), []);
keep(results, excuses);
for (const line of listSurvivors(results, excuses)) console.log(line);
console.log(`\n${scoreTable(results, excuses)}`);
// After a run that was ended early, workers are still at it.
process.exit();
