import { appendFileSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import fc from "fast-check";
import type { RunnerTestFile } from "vitest";
import { TestRunner, vi } from "vitest";
import { COVERED, KILLED, type Ledger, openLedger } from "./ledger.ts";
import { passes, runGroupHooks, type Suite, type Test, testsOf } from "./one-test.ts";
import { createSwitch, type Switch } from "./switch.ts";

/** Longest time for a test without any fault, ms. */
const BASELINE_MS = 60_000;

/**
 * A test of more steps is run for no fault: a minute for each fault that only it
 * comes across kept a run from its end.
 */
const MOST_STEPS_OF_A_TEST = 100_000_000;

/** How many times as much as usual the tests of a file may cost for one fault. */
const PATIENCE = Number(process.env.REDRAW_MUTATE_PATIENCE ?? 1);

/** What the tests of one file may cost for one fault: half a second at most of the processor's time. */
const MAX_STEPS = 1_000_000 * PATIENCE;
const MAX_CPU_MS = 600 * PATIENCE;

/** What a test did when nothing was wrong. */
interface Measured {
  /** Place among the file's tests; the same after the file is loaded again. */
  readonly index: number;
  readonly ms: number;
  /** Of the processor's time, which other work on the machine changes little. */
  readonly cpuMs: number;
  readonly steps: number;
  readonly hits: ReadonlySet<number>;
}

/** The quickest tests, as many as may be run for one fault; the first in any case. */
function affordable(tests: readonly Measured[]): readonly Measured[] {
  let [allSteps, allMs] = [0, 0];
  return tests.filter(({ steps, cpuMs }, index) => {
    const isCheap = allSteps + steps <= MAX_STEPS && allMs + cpuMs <= MAX_CPU_MS;
    if (isCheap) [allSteps, allMs] = [allSteps + steps, allMs + cpuMs];
    return isCheap || index === 0;
  });
}

/** Steps after which code with a fault counts as endless. */
const mostSteps = (sound: number) => 50_000 + 4 * sound;

function folder(): string {
  const path = process.env.REDRAW_MUTATE_FOLDER;
  if (!path) throw new Error("REDRAW_MUTATE_FOLDER is not set: start with npm run mutate");
  return path;
}

/**
 * Runs a file's tests once as they are, noting which faults each comes across,
 * and then again for every fault that no other file has found yet. Faults in
 * code that runs while a module loads need the modules to be loaded again.
 */
class MutationRunner extends TestRunner {
  private readonly moduleOf: readonly number[] = JSON.parse(
    readFileSync(join(folder(), "modules.json"), "utf8"),
  );
  private readonly killed: Ledger = openLedger(folder(), KILLED);
  private readonly covered: Ledger = openLedger(folder(), COVERED);
  private readonly faults: Switch = createSwitch(this.moduleOf.length);
  private loaded: ReadonlySet<number> = new Set();
  private loadSteps = 0;
  private tests: readonly Test[] = [];
  private measured: readonly Measured[] = [];

  override onCollectStart(file: RunnerTestFile): void {
    super.onCollectStart(file);
    globalThis.__mutate = this.faults;
    // The same few examples every time, and no search for the smallest one.
    fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1, numRuns: 30, endOnFailure: true });
    this.faults.startRecording();
  }

  onCollected(files: RunnerTestFile[]): void {
    this.loaded = this.faults.stopRecording();
    this.loadSteps = this.faults.steps();
    for (const file of files) if (file.result?.state === "fail") this.note(file, "did not load");
  }

  async runSuite(file: Suite): Promise<void> {
    this.tests = testsOf(file);
    await runGroupHooks(file, "beforeAll");
    await this.measure(file);
    const seen = new Set(this.measured.flatMap(({ hits }) => [...hits]));
    for (const id of new Set([...seen, ...this.loaded])) this.covered.mark(id);
    const running = await this.search(seen, (id) => this.isFound(id, file));
    const loading = await this.search(this.loaded, (id) => this.isFoundOnLoading(id, file));
    await this.reload(file);
    for (const test of this.tests) test.result = { state: "pass", startTime: 0 };
    if (running + loading > 0) this.note(file, `${running} and ${loading} faults looked for`);
  }

  /** Looks for those faults that nobody has found yet. How many there were. */
  private async search(
    ids: ReadonlySet<number>,
    isFound: (id: number) => Promise<boolean>,
  ): Promise<number> {
    const known = this.killed.read();
    const open = [...ids].filter((id) => known[id] !== 1).toSorted((a, b) => a - b);
    for (const id of open) if (await isFound(id)) this.killed.mark(id);
    return open.length;
  }

  private note(file: Suite, text: string): void {
    const path = relative(".", (file as RunnerTestFile).filepath);
    appendFileSync(join(folder(), "log"), `${path}: ${text}\n`);
  }

  private async measure(file: Suite): Promise<void> {
    const measured: Measured[] = [];
    for (const [index, test] of this.tests.entries()) {
      this.faults.startRecording(MOST_STEPS_OF_A_TEST);
      const startedMs = performance.now();
      const cpu = process.cpuUsage();
      const hasPassed = await passes(test, this, BASELINE_MS);
      const ms = performance.now() - startedMs;
      const { user, system } = process.cpuUsage(cpu);
      const cpuMs = (user + system) / 1000;
      const hits = this.faults.stopRecording();
      if (hasPassed) measured.push({ index, ms, cpuMs, steps: this.faults.steps(), hits });
      else this.note(file, `fails without any fault, or takes too long: ${test.name}`);
    }
    this.measured = measured.toSorted((a, b) => a.steps - b.steps || a.index - b.index);
  }

  /** Whether a test passes with a fault on, or with none. */
  private async try({ index, ms, steps }: Measured, id?: number): Promise<boolean> {
    const test = this.tests[index];
    if (!test) return false;
    if (id !== undefined) this.faults.turnOn(id, mostSteps(steps));
    const hasPassed = await passes(test, this, 1000 + 8 * ms);
    this.faults.turnOff();
    return hasPassed;
  }

  private async isFound(id: number, file: Suite): Promise<boolean> {
    const concerned = this.measured.filter(({ hits }) => hits.has(id));
    for (const measured of affordable(concerned)) {
      if (await this.try(measured, id)) continue;
      if (await this.try(measured)) return true;
      // The test cannot be run twice, or the fault has left something behind: ask again, afresh.
      await this.reload(file);
      const isGood = await this.try(measured, id);
      await this.reload(file);
      if (!isGood && (await this.try(measured))) return true;
    }
    return false;
  }

  private async isFoundOnLoading(id: number, file: Suite): Promise<boolean> {
    // A table that is filled by a loop may never be full.
    this.faults.turnOn(id, mostSteps(this.loadSteps));
    const hasLoaded = await this.reload(file);
    this.faults.turnOff();
    if (!hasLoaded) return true;
    const module = this.moduleOf[id];
    const isNear = ({ hits }: Measured) => [...hits].some((hit) => this.moduleOf[hit] === module);
    // Tests that call the module come first; those that only read its tables find faults as well.
    const near = this.measured.filter(isNear);
    const others = this.measured.filter((measured) => !isNear(measured));
    for (const measured of affordable([...near, ...others])) {
      if (!(await this.try(measured, id))) return true;
    }
    return false;
  }

  /** Loads the test file and all it imports again. Whether that went well. */
  private async reload(file: Suite): Promise<boolean> {
    vi.resetModules();
    const root = TestRunner.getCurrentSuite();
    root.clear();
    try {
      await this.importFile((file as RunnerTestFile).filepath, "collect");
      const suite = await root.collect(file as RunnerTestFile);
      const tests = testsOf(suite);
      const isSame = tests.length === this.tests.length;
      this.tests = tests;
      return isSame;
    } catch {
      return false;
    }
  }
}

// biome-ignore lint/style/noDefaultExport: Vitest takes a runner by its default export.
export default MutationRunner;
