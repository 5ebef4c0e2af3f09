/**
 * `npm run mutate` puts small faults into utils/core and utils/relay, one at a
 * time, and tells which of them no unit test notices; the report is kept in
 * tests/mutate/results. `npm run mutate -- utils/relay/retry.ts` does so for a
 * file or a folder and only says what it found.
 */
import { globSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Instrumented, instrument, type Mutant } from "./instrument.ts";
import {
  describe,
  type Excuse,
  excuseFor,
  scoreTable,
  type Verdict,
  writeReport,
} from "./report.ts";
import { runTests } from "./run-tests.ts";

const WHOLE = ["utils/core", "utils/relay"];
const HERE = join("tests", "mutate");

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

function judge(
  mutants: readonly Mutant[],
  found: { readonly killed: Uint8Array; readonly covered: Uint8Array },
  excuses: readonly Excuse[],
): readonly Verdict[] {
  return mutants.map((mutant) => {
    const excuse = excuseFor(mutant, excuses)?.reason;
    return {
      ...mutant,
      isKilled: found.killed[mutant.id] === 1,
      isCovered: found.covered[mutant.id] === 1,
      ...(excuse ? { excuse } : {}),
    };
  });
}

const wanted = process.argv.slice(2);
const files = (wanted.length > 0 ? wanted : WHOLE).flatMap(filesOf).toSorted();
const instrumented = instrumentAll(files);
const mutants = instrumented.flatMap((made) => made.mutants);
const excuses = JSON.parse(readFileSync(join(HERE, "equivalent.json"), "utf8")) as Excuse[];
console.log(`${mutants.length} faults in ${files.length} files`);
const found = await runTests(files, instrumented, (line) => console.log(line));
const verdicts = judge(mutants, found, excuses);
const survivors = verdicts.filter(({ isKilled, excuse }) => !isKilled && excuse === undefined);
for (const survivor of survivors) console.log(describe(survivor));
console.log(`\n${scoreTable(verdicts)}`);
const wrong = verdicts.filter(({ isKilled, excuse }) => isKilled && excuse !== undefined);
for (const verdict of wrong) console.log(`excused, but found: ${describe(verdict)}`);
if (wanted.length === 0) {
  const used = new Set(mutants.map((mutant) => excuseFor(mutant, excuses)));
  for (const { line } of excuses.filter((excuse) => !used.has(excuse))) {
    console.log(`excuse for a line that is gone: ${line}`);
  }
  writeFileSync(join(HERE, "results", "report.md"), `${writeReport(verdicts)}\n`);
}
