import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";
import { LongestFirst } from "./support/longest-first.ts";
import { RetriedReporter } from "./support/retried-reporter.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Set by `npm test`, which adds up what the suites report. */
const reportFile = process.env["REDRAW_REPORT"];

const reporters: NonNullable<NonNullable<ViteUserConfig["test"]>["reporters"]> = reportFile
  ? ["default", ["json", { outputFile: reportFile }], new RetriedReporter()]
  : ["default"];

const BROWSER_TESTS: ViteUserConfig["test"] & { name: string } = {
  name: "e2e",
  globalSetup: ["tests/support/shared-pages.ts"],
  maxWorkers: 2,
  sequence: { groupOrder: 1 },
  // A guard against a missed key on a busy machine. `npm test` names every retried
  // test in its last lines: each is a fault to find.
  retry: 1,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
};

export default defineConfig(async () => ({
  root,
  plugins: await WxtVitest(),
  test: {
    reporters,
    // The default leaves one core idle, which on two cores is half of them.
    maxWorkers: "100%",
    // A guard against hanging, not a measure of speed: a busy machine takes several times longer.
    testTimeout: 30_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true as const,
        test: {
          name: "unit",
          setupFiles: ["tests/support/patient-waits.ts"],
          include: ["tests/{unit,integration}/**/*.test.ts"],
        },
      },
      // Programs of others, installed by `npm run peers` alone.
      {
        extends: true as const,
        test: { name: "peers", include: ["tests/peers/*.test.ts"] },
      },
      // Real browsers, two at a time: one waits while the other works. Each file has its own
      // browser, servers and, if it has windows, its own screen, mouse and keyboard.
      {
        root,
        test: { ...BROWSER_TESTS, include: ["tests/e2e/*.test.ts", "tests/e2e/native/*.test.ts"] },
      },
      // Where something is ended at a given moment, alone: nothing else takes of the processor.
      {
        root,
        test: {
          ...BROWSER_TESTS,
          name: "e2e-alone",
          include: ["tests/e2e/alone/*.test.ts"],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true as const,
        test: {
          name: "components",
          environment: "happy-dom",
          setupFiles: ["tests/support/patient-queries.ts", "tests/support/patient-waits.ts"],
          include: ["tests/components/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
}));
