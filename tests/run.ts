/**
 * Everything a reviewer would want to see pass, in one command: `npm test`.
 * Every step counts as one passed or failed check; the steps that are test
 * suites add their own tests. The last line is the sum.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "./support/build.ts";
import { bundleProblems } from "./support/bundle-size.ts";
import { RETRIED_FILE } from "./support/retried-reporter.ts";
import { buildsTheSame } from "./support/same-bytes.ts";
import { CHROMIUM, DISPLAY_TOOLS, howToInstall, provide } from "./support/system-packages.ts";

const REPORTS = join("artifacts", "reports");

interface Count {
  passed: number;
  failed: number;
}

const total: Count = { passed: 0, failed: 0 };
const failures: string[] = [];
/** Browser tests that passed at their second try only. */
const retried: string[] = [];

function count(name: string, passed: number, failed: number): void {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures.push(name);
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  const options = { stdio: "inherit", env: { ...process.env, ...env } } as const;
  return spawnSync(command, args, options).status === 0;
}

function step(name: string, isDone: () => boolean): void {
  const startedMs = Date.now();
  console.log(`\n— ${name}`);
  const isGood = isDone();
  count(name, isGood ? 1 : 0, isGood ? 0 : 1);
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  console.log(`  ${isGood ? "passed" : "FAILED"} (${seconds} s)`);
}

/** Runs one Vitest project and adds up its tests. No test at all is a failure. */
function suite(project: string): void {
  const startedMs = Date.now();
  const report = join(REPORTS, `${project}.json`);
  for (const file of [report, RETRIED_FILE]) rmSync(file, { force: true });
  console.log(`\n— tests: ${project}`);
  const isGood = run("vitest", ["run", "--config=tests/vitest.config.ts", `--project=${project}`], {
    REDRAW_REPORT: report,
  });
  const { passed, failed } = readReport(report);
  retried.push(...readLines(RETRIED_FILE));
  // A suite that broke outside its tests (a hook, an import) has failed once more.
  count(`tests: ${project}`, passed, failed === 0 && (!isGood || passed === 0) ? 1 : failed);
  const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
  console.log(`  ${passed} passed, ${failed} failed (${seconds} s)`);
}

function readReport(path: string): Count {
  try {
    const report = JSON.parse(readFileSync(path, "utf8"));
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, "utf8").split("\n").filter(Boolean);
  } catch {
    return [];
  }
}

mkdirSync(REPORTS, { recursive: true });
const missing = provide([CHROMIUM, ...DISPLAY_TOOLS]);
if (missing.length > 0) {
  console.error(howToInstall(missing));
  count("system packages", 0, 1);
} else {
  step("types", () => run("tsc", ["--noEmit"]));
  step(
    "lint, layers and format",
    () =>
      run("biome", ["check", "--config-path=.ci/lint.json", "--error-on-warnings", "."]) &&
      run("node", ["tests/layers/check.ts"]),
  );
  step("unused code", () => run("knip", ["--no-progress"]));
  suite("unit");
  suite("components");
  step("build for Chromium", () => build());
  step("the same bytes from a second build", () => buildsTheSame(".output/chrome-mv3"));
  step("build for Firefox", () => build("--browser", "firefox"));
  step("build with host permissions, for headless tests", () => build("--mode", "test"));
  step("size of the bundles", () => {
    const problems = bundleProblems(".output/chrome-mv3");
    for (const problem of problems) console.log(`  ${problem}`);
    return problems.length === 0;
  });
  step("add-on lint", () =>
    run("addons-linter", ["--warnings-as-errors=false", ".output/firefox-mv3"]),
  );
  suite("e2e");
  suite("e2e-alone");
}

for (const name of retried) console.log(`Retried, a fault to find: ${name}`);
if (failures.length > 0) console.log(`\nFailed: ${failures.join(", ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
