import { mkdtempSync, readFileSync, rmSync, statSync, watchFile, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";
import { BaseSequencer, startVitest, type TestSpecification } from "vitest/node";
import { WxtVitest } from "wxt/testing/vitest-plugin";
import type { Instrumented } from "./instrument.ts";
import { COVERED, createLedger, KILLED, openLedger } from "./ledger.ts";

/** Small test files come first: what they find, the large and slow ones need not look for. */
class SmallestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const size = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return files.toSorted((a, b) => size(a) - size(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

function mutating(codeByPath: ReadonlyMap<string, string>): Plugin {
  return {
    name: "mutate",
    enforce: "pre",
    transform: (_code, id) => codeByPath.get(id.split("?")[0] ?? ""),
  };
}

/** A layer's rules are held by its own tests; relay's also hold what it uses of core. */
function testFolders(files: readonly string[]): readonly string[] {
  const layers = files.map((file) => /^utils\/([^/]+)\//.exec(file)?.[1] ?? "*");
  const all = new Set([...layers, ...(layers.includes("core") ? ["relay"] : [])]);
  return [...all].map((layer) => `tests/unit/${layer}/**/*.test.ts`);
}

function show(path: string, report: (line: string) => void): () => void {
  let shown = 0;
  const showNew = () => {
    const text = readFileSync(path, "utf8");
    for (const line of text.slice(shown).split("\n")) if (line !== "") report(line);
    shown = text.length;
  };
  watchFile(path, { interval: 1000, persistent: false }, showNew);
  return showNew;
}

/** Resolves when the run is to end early (Ctrl+C): hours of finding must not be lost with it. */
function untilStopped(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.removeAllListeners(signal).once(signal, () => resolve(undefined));
    }
  });
}

export interface Search {
  readonly files: readonly string[];
  readonly instrumented: readonly Instrumented[];
  /** Patterns of the test files; absent: all that import any of the files. */
  readonly tests?: readonly string[];
  /** Faults that need not be looked for. */
  readonly known: ReadonlySet<number>;
}

/** One byte a fault: whether a test found it, and whether any came across it. */
export interface Found {
  readonly killed: Uint8Array;
  readonly covered: Uint8Array;
}

/**
 * Runs the unit tests that import any of the files, each in a process of its
 * own, with all the faults.
 *
 * @param report receives a line a test file
 */
export async function runTests(
  { files, instrumented, tests = testFolders(files), known }: Search,
  report: (line: string) => void,
): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "redraw-mutate-"));
  process.env.REDRAW_MUTATE_FOLDER = folder;
  const moduleOf = instrumented.flatMap(({ mutants }, index) => mutants.map(() => index));
  writeFileSync(join(folder, "modules.json"), JSON.stringify(moduleOf));
  writeFileSync(join(folder, "log"), "");
  for (const name of [KILLED, COVERED]) createLedger(folder, name, moduleOf.length);
  const ledger = openLedger(folder, KILLED);
  for (const id of known) ledger.mark(id);
  ledger.close();
  const showRest = show(join(folder, "log"), report);
  const codes = files.map(
    (file, index) => [resolve(file), instrumented[index]?.code ?? ""] as const,
  );
  const running = startVitest(
    "test",
    [],
    {
      config: false,
      watch: false,
      root: resolve("."),
      include: [...tests],
      related: files.map((file) => resolve(file)),
      // Kept on disk, instrumented code would turn up in other runs.
      fsModuleCache: false,
      runner: resolve("tests/mutate/runner.ts"),
      sequence: { sequencer: SmallestFirst },
      reporters: [{}],
      pool: "forks",
      maxWorkers: 2,
      // On a busy machine a slow test must not count as broken; the runner has limits of its own.
      testTimeout: 60_000,
      dangerouslyIgnoreUnhandledErrors: true,
    },
    { plugins: [mutating(new Map(codes)), ...(await WxtVitest())] },
  );
  const vitest = await Promise.race([running, untilStopped()]);
  if (vitest) await vitest.close();
  else report("stopped: what the other test files would have found is missing");
  process.exitCode = 0;
  showRest();
  const [killed, covered] = [KILLED, COVERED].map((name) => openLedger(folder, name).read());
  rmSync(folder, { recursive: true });
  return { killed: killed ?? new Uint8Array(), covered: covered ?? new Uint8Array() };
}
