import "fake-indexeddb/auto";
import { describe, expect, it, vi } from "vitest";
import type { RunnerDeps } from "@/utils/edits/runner";
import { saveAnswer } from "@/utils/store/edits";
import type { Sandbox } from "../sandbox/types.ts";
import { endOf, makeRunner, queueEdit, soon, untilEdit } from "../support/run-edits.ts";
import { withSandbox } from "../support/with-sandbox.ts";

let sandbox: Sandbox;

const count = (kind: string) => sandbox.requests.filter((one) => one.kind === kind).length;

/** A background that is ended, as if by force, before it asks for the first time. */
const endedBeforeAsking: Partial<RunnerDeps> = {
  ...soon,
  fetch: (url, init) => (init?.method === "POST" ? fetch(url, init) : new Promise(() => undefined)),
};

withSandbox((started) => {
  sandbox = started;
});

async function beginTask(mode: string, deps: Partial<RunnerDeps>): Promise<string> {
  sandbox.setMode(mode);
  const id = await queueEdit();
  void makeRunner(sandbox, deps).run(id);
  await untilEdit(id, ({ task }) => task !== undefined);
  return id;
}

describe("an edit whose server works on it as a task", () => {
  it("has the task's id on disk before it is asked for", async () => {
    const id = await beginTask("task=1", endedBeforeAsking);
    const edit = await untilEdit(id, ({ task }) => task !== undefined);
    expect(edit).toMatchObject({ state: "receiving", task: { dialect: "form" } });
    expect(edit.task?.id).toMatch(/^task_/);
    expect(count("task")).toBe(0);
  });

  it("is finished by the next background, and sent once", async () => {
    const id = await beginTask("task=2", endedBeforeAsking);
    await makeRunner(sandbox, soon).settle();
    const edit = await endOf(id);
    expect([edit.state, edit.results.length]).toEqual(["done", 1]);
    expect(count("edits")).toBe(1);
  });

  it("is finished where the background ended between answer and record", async () => {
    const finished = await beginTask("task=1", endedBeforeAsking);
    const { task } = await untilEdit(finished, ({ task }) => task !== undefined);
    const id = await queueEdit({ id: "000000002-x", state: "receiving", sentAt: 1 });
    const body = new Blob([JSON.stringify({ data: [{ status: "submitted", task_id: task?.id }] })]);
    const about = { status: 200, contentType: "application/json", url: sandbox.relayUrl };
    await saveAnswer(id, { about, body });
    await makeRunner(sandbox, soon).settle();
    expect((await endOf(id)).state).toBe("done");
  });

  it("can be cancelled while it is waited for, also after a restart", async () => {
    const id = await beginTask("task-endless", endedBeforeAsking);
    const runner = makeRunner(sandbox, soon);
    await runner.settle();
    await vi.waitFor(() => expect(count("task")).toBeGreaterThan(2));
    await runner.cancel(id);
    const edit = await endOf(id);
    expect(edit).toMatchObject({ state: "cancelled", error: { charge: "likely" } });
  });

  it("can be asked for again after a failure to ask, at no cost", async () => {
    const broken: Partial<RunnerDeps> = {
      ...soon,
      fetch: (url, init) =>
        init?.method === "POST" ? fetch(url, init) : Promise.reject(new TypeError("offline")),
    };
    const id = await beginTask("task=0", broken);
    expect(await endOf(id)).toMatchObject({ state: "failed", error: { code: "task_unfinished" } });
    await makeRunner(sandbox, soon).repair(id);
    expect((await untilEdit(id, ({ state }) => state === "done")).results).toHaveLength(1);
    expect(count("edits")).toBe(1);
  });

  it("is asked with the key of its server, and never elsewhere", async () => {
    const id = await beginTask("task=1", soon);
    await endOf(id);
    const asked = sandbox.requests.filter(({ kind }) => kind === "task");
    expect(asked.length).toBeGreaterThan(0);
    for (const { headers, server } of asked) {
      expect([server, headers.authorization]).toEqual(["relay", "Bearer sandbox-key"]);
    }
  });
});
