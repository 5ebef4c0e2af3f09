/**
 * `npm run mutate` puts small faults into utils/core and utils/relay, one at a
 * time, and tells which of them no unit test notices. `npm run mutate --
 * utils/relay/retry.ts` does so for files or folders. What is found out about
 * core and relay is written to tests/mutate/results; a run of a part renews
 * that part of it. With `--tests=tests/unit/relay/retry.test.ts` (or several,
 * parted by commas) only these look for what earlier runs did not find. With
 * `--patience=10` every test may cost ten times as much: what is found then is
 * told, and kept nowhere.
 * `--report` only writes the report anew, after a change of reasons.
 */
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Instrumented, instrument } from "./instrument.ts";
import { foundBefore, isCurrent, judge } from "./known.ts";
import {
  describeFault,
  judgeAll,
  type Reasons,
  type Results,
  type Rows,
  type Rule,
  staleReasons,
} from "./reasons.ts";
import { listOpen, scoreTable, writeReport } from "./report.ts";
import { runTests } from "./run-tests.ts";

const WHOLE = ["utils/core", "utils/relay"];
const HERE = join("tests", "mutate");
const REPORT = join(HERE, "results", "report.md");
/** What earlier runs found, so that the report can be renewed a part at a time. */
const KEPT = join(HERE, "results", "by-file.json");
const REASONS = join(HERE, "reasons");
const RULES = join(HERE, "rules.json");

function filesOf(target: string): readonly string[] {
  return statSync(target).isDirectory() ? globSync(`${target}/**/*.{ts,tsx}`) : [target];
}

function instrumentAll(
  sources: readonly (readonly [file: string, text: string])[],
): readonly Instrumented[] {
  let count = 0;
  return sources.map(([file, text]) => {
    const made = instrument(file, text, count);
    count += made.mutants.length;
    return made;
  });
}

function readJson<T>(path: string, fallback: T): T {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as T) : fallback;
}

function readReasons(): Reasons {
  const tables = globSync(`${REASONS}/*.json`).map((path) => readJson<Rows>(path, {}));
  return { rows: Object.assign({}, ...tables), rules: readJson<Rule[]>(RULES, []) };
}

/** One survivor a line, so that a change of it can be read. */
function writeKept(kept: Results): string {
  const files = Object.entries(kept).map(([file, { survivors, ...rest }]) => {
    const lines = survivors.map((survivor) => `\n${JSON.stringify(survivor)}`);
    const facts = JSON.stringify(rest).slice(1, -1);
    return `${JSON.stringify(file)}: {${facts},"survivors": [${lines.join(",")}]}`;
  });
  return `{\n${files.join(",\n")}\n}\n`;
}

/** Puts what was found now in the place of what was known before. */
function keep(results: Results, reasons: Reasons): void {
  const known = Object.entries({ ...readJson<Results>(KEPT, {}), ...results })
    .filter(([file]) => existsSync(file) && WHOLE.some((folder) => file.startsWith(`${folder}/`)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const kept = Object.fromEntries(known);
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, writeKept(kept));
  writeFileSync(REPORT, writeReport(kept, judgeAll(kept, reasons)));
  for (const line of staleReasons(kept, reasons)) console.log(`fits nothing any more: ${line}`);
}

interface Wanted {
  readonly files: readonly string[];
  /** Patterns of test files, where only these are to look for what is still open. */
  readonly tests?: readonly string[];
  readonly patience?: string;
}

/** What is asked for on the command line. */
function readWanted(words: readonly string[]): Wanted {
  const paths = words
    .filter((word) => !word.startsWith("--"))
    .map((path) => path.replace(/^\.\//, "").replace(/\/$/, ""));
  const files = (paths.length > 0 ? paths : WHOLE).flatMap(filesOf).toSorted();
  const settingOf = (name: string) =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const [tests, patience] = [settingOf("tests"), settingOf("patience")];
  return {
    files,
    ...(tests ? { tests: tests.split(",") } : {}),
    ...(patience ? { patience } : {}),
  };
}

/** What a run with patience has found of what is open: found by a test, but too dear for every run. */
function tellFound(results: Results, before: Results): void {
  for (const [file, { survivors }] of Object.entries(results)) {
    const open = new Set(survivors.map((one) => `${one.line} ${describeFault(one)}`));
    const known = before[file]?.survivors.map((one) => `${one.line} ${describeFault(one)}`) ?? [];
    for (const one of known.filter((name) => !open.has(name))) console.log(`dear: ${file}:${one}`);
  }
}

/** Looks for the faults of files, and tells those without a reason. */
async function search({ files, tests, patience }: Wanted, reasons: Reasons): Promise<void> {
  const isPartial = tests !== undefined || patience !== undefined;
  const before = isPartial ? readJson<Results>(KEPT, {}) : {};
  const sources = files.map((file) => [file, readFileSync(file, "utf8")] as const);
  const left = sources.filter(([file, text]) => !isPartial || isCurrent(before[file], text));
  for (const [file] of sources.filter((one) => !left.includes(one))) {
    console.log(`not looked at, as it has changed: ${file}`);
  }
  const instrumented = instrumentAll(left);
  const count = instrumented.reduce((sum, { mutants }) => sum + mutants.length, 0);
  console.log(`${count} faults in ${left.length} files`);
  const known = new Set(instrumented.flatMap((made) => [...foundBefore(made, before)]));
  const open = { files: left.map(([file]) => file), instrumented, known };
  if (patience) process.env.REDRAW_MUTATE_PATIENCE = patience;
  const found = await runTests(tests ? { ...open, tests } : open, (line) => console.log(line));
  const pairs = instrumented.map((made, at) => {
    const [file = "", text = ""] = left[at] ?? [];
    return [file, judge(made, found, text, before[file])] as const;
  });
  const results = Object.fromEntries(pairs);
  if (patience) tellFound(results, before);
  else keep(results, reasons);
  const judged = judgeAll(results, reasons);
  for (const line of listOpen(judged)) console.log(line);
  console.log(`\n${scoreTable(results, judged)}`);
}

const words = process.argv.slice(2);
if (words.includes("--report")) keep({}, readReasons());
else await search(readWanted(words), readReasons());
// After a run that was ended early, workers are still at it.
process.exit();
