/**
 * `npm run mutate` puts small faults into utils/core and utils/relay, one at a
 * time, and tells which of them no unit test notices. `npm run mutate --
 * utils/relay/retry.ts` does so for a file or a folder.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { BaseSequencer, startVitest, type TestSpecification } from "vitest/node";
import { WxtVitest } from "wxt/testing/vitest-plugin";
import { type Instrumented, instrument, type Mutant } from "./instrument.ts";
import { COVERED, createLedger, KILLED, openLedger } from "./ledger.ts";

const DEFAULT_TARGETS = ["utils/core", "utils/relay"];
const wanted = process.argv.slice(2).filter((a) => !a.startsWith("--tests="));
const only = process.argv.slice(2).filter((a) => a.startsWith("--tests=")).map((a) => a.slice(8));

function filesOf(target: string): readonly string[] {
  return statSync(target).isDirectory() ? globSync(`${target}/**/*.ts`) : [target];
}

const targets = (wanted.length > 0 ? wanted : DEFAULT_TARGETS).flatMap(filesOf).toSorted();
const instrumented = new Map<string, Instrumented>();
const mutants: Mutant[] = [];
for (const file of targets) {
  const made = instrument(file, readFileSync(file, "utf8"), mutants.length);
  instrumented.set(resolve(file), made);
  mutants.push(...made.mutants);
}

const folder = mkdtempSync(join(tmpdir(), "redraw-mutate-"));
process.env.REDRAW_MUTATE_FOLDER = folder;
writeFileSync(join(folder, "files.json"), JSON.stringify(mutants.map(({ file }) => targets.indexOf(file))));
createLedger(folder, KILLED, mutants.length);
createLedger(folder, COVERED, mutants.length);

class SmallestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const size = (file: TestSpecification) => statSync(file.moduleId).size;
    return files.toSorted((a, b) => size(a) - size(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

const vitest = await startVitest(
  "test",
  only,
  {
    config: false,
    watch: false,
    // Kept on disk, instrumented code would turn up in other runs.
    fsModuleCache: false,
    root: resolve("."),
    include: ["tests/unit/{core,relay}/**/*.test.ts"],
    runner: "./tests/mutate/runner.ts",
    reporters: [{}],
    pool: "forks",
    sequence: { sequencer: SmallestFirst },
    maxWorkers: 2,
    dangerouslyIgnoreUnhandledErrors: true,
  },
  {
    plugins: [
      {
        name: "mutate",
        enforce: "pre",
        transform: (_code, id) => instrumented.get(id.split("?")[0] ?? "")?.code,
      },
      ...(await WxtVitest()),
    ],
  },
);
await vitest.close();
const killed = openLedger(folder, KILLED).read();
const covered = openLedger(folder, COVERED).read();
const n = mutants.filter((m) => killed[m.id] === 1).length;
for (const m of mutants) {
  if (killed[m.id] !== 1)
    console.log(`${m.file}:${m.line} ${covered[m.id] === 1 ? "" : "NOT RUN "}${m.operator}: ${m.original.replaceAll(/\s+/g, " ").slice(0, 80)} -> ${m.code.replaceAll(/\s+/g, " ").slice(0, 80)}`);
}
console.log(`${n}/${mutants.length}`);
for (const name of ["log", "notes"]) try { console.log(readFileSync(join(folder, name), "utf8")); } catch {}
rmSync(folder, { recursive: true });
