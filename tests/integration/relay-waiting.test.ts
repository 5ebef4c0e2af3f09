import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import type { Sandbox } from "../sandbox/types.ts";
import { endOf, makeRunner, queueEdit, untilEdit } from "../support/run-edits.ts";
import { withSandbox } from "../support/with-sandbox.ts";

let sandbox: Sandbox;

const edits = () => sandbox.requests.filter(({ kind }) => kind === "edits");

withSandbox((started) => {
  sandbox = started;
});

describe("a wait before another try", () => {
  it("is on the record, with its reason and its end", async () => {
    sandbox.setMode("rate-limited=30");
    const announced: string[] = [];
    const runner = makeRunner(sandbox, { announce: (id) => announced.push(id) });
    const id = await queueEdit();
    const before = Date.now();
    await runner.run(id);
    const waiting = await untilEdit(id, ({ retry }) => retry !== undefined);
    expect(waiting).toMatchObject({ state: "sending", retry: { reason: "rate_limited" } });
    expect(waiting.retry?.at).toBeGreaterThanOrEqual(before + 30_000);
    expect(waiting.retry?.at).toBeLessThan(Date.now() + 30_000);
    expect(announced.length).toBeGreaterThan(1);
    await runner.cancel(id);
    await endOf(id);
  });

  it("ends at once when it is cancelled, and nothing was charged", async () => {
    sandbox.setMode("rate-limited=30");
    const runner = makeRunner(sandbox);
    const id = await queueEdit();
    await runner.run(id);
    await untilEdit(id, ({ retry }) => retry !== undefined);
    await runner.cancel(id);
    const edit = await endOf(id);
    expect(edit).toMatchObject({ state: "cancelled", error: { charge: "none" } });
    expect(edit).not.toHaveProperty("retry");
    expect(edits()).toHaveLength(1);
  });

  it("is gone from the record of an edit that went well in the end", async () => {
    sandbox.setMode("overloaded=cpu");
    const sleep = async (ms: number) => {
      // The pause is over at once; the limit for the request never is.
      if (ms > 10_000) await new Promise(() => undefined);
      sandbox.setMode("");
    };
    const id = await queueEdit();
    await makeRunner(sandbox, { sleep }).run(id);
    const edit = await endOf(id);
    expect(edit.state).toBe("done");
    expect(edits()).toHaveLength(2);
    expect(edit).not.toHaveProperty("retry");
  });
});
