import type { RunnerTestCase, RunnerTestSuite } from "vitest";
import { TestRunner, vi } from "vitest";

export type Test = RunnerTestCase;
export type Suite = RunnerTestSuite;

/** What a test asked to be done at its end, by `onTestFinished`. */
interface WithEnds extends Test {
  onFinished?: ((context: Test["context"]) => unknown)[];
  onFailed?: unknown[];
}

/** Taken before any test can put fake timers in their place. */
const { setTimeout, clearTimeout } = globalThis;

export function testsOf(suite: Suite): readonly Test[] {
  return suite.tasks.flatMap((task) =>
    task.type === "suite"
      ? testsOf(task)
      : task.mode === "run" || task.mode === "queued"
        ? [task]
        : [],
  );
}

function suitesOf(suite: Suite): readonly Suite[] {
  return suite.tasks.flatMap((task) => (task.type === "suite" ? [task, ...suitesOf(task)] : []));
}

function ancestors(test: Test): readonly Suite[] {
  const chain: Suite[] = [];
  for (let suite = test.suite; suite; suite = suite.suite) chain.unshift(suite);
  return [test.file, ...chain];
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("timed out")), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function runWithHooks(test: Test, runner: TestRunner): Promise<void> {
  const suites = ancestors(test);
  const cleanups: (() => unknown)[] = [];
  runner.onBeforeTryTask(test, { retry: 0, repeats: 0 });
  try {
    for (const suite of suites) {
      for (const hook of TestRunner.getSuiteHooks(suite).beforeEach) {
        const cleanup: unknown = await hook(test.context, suite);
        if (typeof cleanup === "function") cleanups.push(() => cleanup());
      }
    }
    await TestRunner.getTestFn(test)();
    runner.onAfterTryTask(test);
  } finally {
    for (const suite of suites.toReversed()) {
      for (const hook of TestRunner.getSuiteHooks(suite).afterEach) await hook(test.context, suite);
    }
    for (const cleanup of cleanups) await cleanup();
    const ends = test as WithEnds;
    for (const hook of ends.onFinished ?? []) await hook(test.context);
    delete ends.onFinished;
    delete ends.onFailed;
  }
}

/** Runs a test with the hooks around it, as often as one likes. Whether it passed. */
export async function passes(test: Test, runner: TestRunner, limitMs: number): Promise<boolean> {
  let hasPassed = true;
  try {
    test.result = { state: "run", startTime: 0 };
    await within(limitMs, runWithHooks(test, runner));
    if (test.result.state !== "run") hasPassed = false;
  } catch {
    hasPassed = false;
    vi.useRealTimers();
  }
  return test.fails ? !hasPassed : hasPassed;
}

/** Runs the hooks that stand around whole groups, but for the file's own. */
export async function runGroupHooks(file: Suite, name: "beforeAll" | "afterAll"): Promise<void> {
  for (const suite of suitesOf(file)) {
    for (const hook of TestRunner.getSuiteHooks(suite)[name]) await hook(suite);
  }
}
