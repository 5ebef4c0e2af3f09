import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";
import { RetriedReporter } from "./support/retried-reporter.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Set by `npm test`, which adds up what the suites report. */
const reportFile = process.env["REDRAW_REPORT"];

const reporters: NonNullable<NonNullable<ViteUserConfig["test"]>["reporters"]> = reportFile
  ? ["default", ["json", { outputFile: reportFile }], new RetriedReporter()]
  : ["default"];

export default defineConfig(async () => ({
  root,
  plugins: await WxtVitest(),
  test: {
    reporters,
    // The default leaves one core idle, which on two cores is half of them.
    maxWorkers: "100%",
    // A guard against hanging, not a measure of speed: a busy machine takes several times longer.
    testTimeout: 30_000,
    projects: [
      {
        extends: true as const,
        test: { name: "unit", include: ["tests/{unit,integration}/**/*.test.ts"] },
      },
      // Real browsers, one at a time: they share the screen, the mouse and two cores.
      {
        root,
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          fileParallelism: false,
          // A guard against a missed key on a busy machine. `npm test` names every retried
          // test in its last lines: each is a fault to find.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true as const,
        test: {
          name: "components",
          environment: "happy-dom",
          include: ["tests/components/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
}));
