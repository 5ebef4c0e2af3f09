import { afterAll, beforeAll, beforeEach } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { clearRecords } from "./records.ts";

/**
 * Gives the tests of a file one sandbox, and each of them an empty store:
 * `started` is handed the sandbox before the first.
 */
export function withSandbox(started: (sandbox: Sandbox) => void): void {
  let sandbox: Sandbox | undefined;
  beforeAll(async () => {
    sandbox = await startSandbox();
    started(sandbox);
  });
  beforeEach(async () => {
    fakeBrowser.reset();
    sandbox?.reset();
    await clearRecords();
  });
  afterAll(() => sandbox?.close());
}
