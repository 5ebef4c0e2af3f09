import "fake-indexeddb/auto";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { RunnerDeps } from "@/utils/edits/runner";
import { readEdit, readResult, saveAnswer } from "@/utils/store/edits";
import type { Sandbox } from "../sandbox/types.ts";
import { forgetRecord } from "../support/records.ts";
import { endOf, makeRunner, plainPng, queueEdit, untilEdit } from "../support/run-edits.ts";
import { withSandbox } from "../support/with-sandbox.ts";

let sandbox: Sandbox;
let b64: string;

const sent = () => sandbox.requests.filter(({ kind }) => kind === "edits").length;

/** A session of the browser: what was asked for in it, and its alarm. */
function aSession() {
  const ids = new Set<string>();
  const watch = { isOn: false };
  const deps = {
    asked: {
      note: async (id: string) => void ids.add(id),
      has: async (id: string) => ids.has(id),
      forget: async (id: string) => void ids.delete(id),
    },
    startWatchdog: async () => {
      watch.isOn = true;
    },
    stopWatchdog: async () => {
      watch.isOn = false;
    },
  };
  return { deps, watch, ids };
}

/** A background that is ended, as if by force, as soon as it reads an answer. */
const endedByReading: Partial<RunnerDeps> = { canDecode: () => new Promise(() => undefined) };

const about = { status: 200, contentType: "application/json", url: "https://relay.test/v1" };

async function keepAnswer(id: string): Promise<void> {
  await saveAnswer(id, { about, body: new Blob([JSON.stringify({ data: [{ b64_json: b64 }] })]) });
}

withSandbox((started) => {
  sandbox = started;
});

beforeAll(async () => {
  b64 = Buffer.from(await (await plainPng(1)).arrayBuffer()).toString("base64");
});

describe("an answer that ends the background when it is read", () => {
  it("is read twice by itself and then only on the person's word", async () => {
    const id = await queueEdit({ state: "receiving", sentAt: 1 });
    await keepAnswer(id);
    for (const attempts of [1, 2]) {
      void makeRunner(sandbox, endedByReading).settle();
      await untilEdit(id, ({ readAttempts }) => readAttempts === attempts);
    }
    await makeRunner(sandbox).settle();
    const edit = await endOf(id);
    expect(edit).toMatchObject({
      state: "failed",
      error: { code: "answer_read_in_vain", charge: "likely" },
    });
    await makeRunner(sandbox).repair(id);
    expect((await untilEdit(id, ({ state }) => state === "done")).results).toHaveLength(1);
    expect(sent()).toBe(0);
  });

  it("counts from the first reading, right after it was received", async () => {
    const id = await queueEdit();
    void makeRunner(sandbox, endedByReading).run(id);
    expect((await untilEdit(id, ({ readAttempts }) => readAttempts === 1)).state).toBe("receiving");
  });

  it("does not keep the others waiting", async () => {
    const bad = await queueEdit({ id: "000000001-b", state: "receiving", readAttempts: 1 });
    const good = await queueEdit({ id: "000000002-g", state: "receiving" });
    for (const id of [bad, good]) await keepAnswer(id);
    let isBad = false;
    const canDecode = async () => (isBad ? new Promise<boolean>(() => undefined) : true);
    const announce = () => {
      isBad = true;
    };
    void makeRunner(sandbox, { canDecode, announce }).settle();
    expect((await endOf(good)).state).toBe("done");
  });
});

describe("a queued edit whose background was ended before it took it", () => {
  it("is taken up at once by the next one", async () => {
    const { deps, ids } = aSession();
    const id = await queueEdit();
    ids.add(id);
    await makeRunner(sandbox, deps).settle();
    expect((await endOf(id)).state).toBe("done");
    expect(sent()).toBe(1);
    await vi.waitFor(() => expect(ids.size).toBe(0));
  });

  it("is sent once, however many hear of it", async () => {
    const { deps, ids } = aSession();
    const id = await queueEdit();
    ids.add(id);
    const runners = [makeRunner(sandbox, deps), makeRunner(sandbox, deps)];
    await Promise.all(runners.flatMap((one) => [one.settle(), one.run(id), one.settle()]));
    await endOf(id);
    expect(sent()).toBe(1);
  });

  it("is watched until it has come to an end, and no longer", async () => {
    const { deps, watch, ids } = aSession();
    sandbox.setMode("slow=1");
    const id = await queueEdit();
    ids.add(id);
    const runner = makeRunner(sandbox, deps);
    await runner.settle();
    expect(watch.isOn).toBe(true);
    await runner.run(id);
    await endOf(id);
    await vi.waitFor(() => expect(watch.isOn).toBe(false));
  });

  it("is not sent by itself after a start of the browser", async () => {
    const { deps, watch } = aSession();
    const id = await queueEdit({ createdAt: Date.now() - 31_000 });
    await makeRunner(sandbox, deps).settle();
    const edit = await readEdit(id);
    expect(edit).toMatchObject({ value: { state: "queued" } });
    expect(sent()).toBe(0);
    expect(watch.isOn).toBe(false);
  });

  it("is remembered before it is acknowledged", async () => {
    const { deps, watch, ids } = aSession();
    const id = await queueEdit();
    sandbox.setMode("slow=30");
    const runner = makeRunner(sandbox, deps);
    await runner.run(id);
    expect([...ids]).toEqual([id]);
    expect(watch.isOn).toBe(true);
    await runner.cancel(id);
    await endOf(id);
  });

  it("tells who watches that nothing runs any more", async () => {
    let rests = 0;
    const id = await queueEdit();
    const runner = makeRunner(sandbox, { rest: () => (rests += 1) });
    await Promise.all([runner.run(id), runner.settle()]);
    expect(rests).toBe(0);
    await vi.waitFor(() => expect(rests).toBe(1));
  });
});

describe("a result whose file is gone", () => {
  it("can be made again of the answer, and nobody says that nothing was charged", async () => {
    const id = await queueEdit();
    await makeRunner(sandbox).run(id);
    const [result] = (await endOf(id)).results;
    const blobId = result?.blobId ?? "";
    await forgetRecord(`result:${blobId}`);
    const gone = await readResult(blobId, id);
    expect(gone).toMatchObject({ error: { code: "result_file_missing", charge: "likely" } });
    await makeRunner(sandbox).repair(id);
    await vi.waitFor(async () => expect((await readResult(blobId, id)).ok).toBe(true));
    expect(sent()).toBe(1);
  });

  it("is said to have been paid for where the answer is gone, too", async () => {
    const id = await queueEdit();
    const gone = await readResult("0".repeat(64), id);
    expect(gone).toMatchObject({ error: { code: "file_missing", charge: "likely" } });
  });
});
