import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Reporter, TestModule } from "vitest/node";

/** Where the names of retried tests are written, one a line. */
export const RETRIED_FILE = join("artifacts", "reports", "retried.txt");

/**
 * Writes down every test that needed a second try. A retry keeps one missed key
 * on a busy machine from failing a run of fifteen minutes, but each name is a
 * fault of the product or of the test, and must not go unseen.
 */
export class RetriedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules.flatMap((testModule) =>
      [...testModule.children.allTests()]
        .filter((test) => (test.diagnostic()?.retryCount ?? 0) > 0)
        .map((test) => `${testModule.relativeModuleId} > ${test.fullName}`),
    );
    mkdirSync(dirname(RETRIED_FILE), { recursive: true });
    writeFileSync(RETRIED_FILE, names.map((name) => `${name}\n`).join(""));
  }
}
