import "fake-indexeddb/auto";
import { describe, expect, it, vi } from "vitest";
import type { RunnerDeps } from "@/utils/edits/runner";
import { readEdit, readResult, readStoredAnswer } from "@/utils/store/edits";
import type { Sandbox } from "../sandbox/types.ts";
import { forgetRecord } from "../support/records.ts";
import { endOf, makeRunner, queueEdit, soon, untilEdit } from "../support/run-edits.ts";
import { withSandbox } from "../support/with-sandbox.ts";

let sandbox: Sandbox;

const sent = () => sandbox.requests.filter(({ kind }) => kind === "edits");
const codes = (errors: readonly { readonly code: string }[] = []) => errors.map(({ code }) => code);

/** Three pictures, each by a request of its own: the person chose so for this server. */
const one = () => queueEdit({ options: { count: 3, size: "auto" }, perRequest: 1 });

/** A background that is ended, as if by force, when it has sent so many requests. */
function endedAfter(requests: number): Partial<RunnerDeps> {
  let count = 0;
  return {
    fetch: (url, init) => {
      count += 1;
      return count <= requests ? fetch(url, init) : new Promise(() => undefined);
    },
  };
}

/** A server that answers so many requests and refuses the rest. */
function answering(requests: number, then: () => Promise<Response>): Partial<RunnerDeps> {
  let count = 0;
  return {
    fetch: (url, init) => {
      count += 1;
      return count <= requests ? fetch(url, init) : then();
    },
  };
}

const refusal = async () => Response.json({ error: { message: "no money" } }, { status: 402 });

withSandbox((started) => {
  sandbox = started;
});

describe("pictures that are asked for by several requests", () => {
  it("are results of one edit, each asked for by a request for one picture", async () => {
    const id = await one();
    await makeRunner(sandbox).run(id);
    const edit = await endOf(id);
    expect(edit).toMatchObject({ state: "done", requestsSent: 3 });
    expect(edit.results.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(edit.lostItems).toBeUndefined();
    expect(sent().map(({ fields }) => fields["n"])).toEqual(["1", "1", "1"]);
  });

  it("come a few at a time where a server makes a few, and no more than were asked for", async () => {
    const id = await queueEdit({ options: { count: 5, size: "auto" }, perRequest: 2 });
    await makeRunner(sandbox).run(id);
    const edit = await endOf(id);
    expect(sent().map(({ fields }) => fields["n"])).toEqual(["2", "2", "1"]);
    expect(edit.results.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
  });

  it("are kept whatever becomes of a later request, which says why, and nothing more is sent", async () => {
    const id = await one();
    await makeRunner(sandbox, answering(1, refusal)).run(id);
    const edit = await endOf(id);
    expect(edit).toMatchObject({ state: "done", requestsSent: 2 });
    expect(edit.results).toHaveLength(1);
    expect(codes(edit.lostItems)).toEqual(["balance_too_low", "not_sent"]);
    expect(sent()).toHaveLength(1);
  });

  it("are kept when the person cancels in between", async () => {
    const id = await one();
    let answers = 0;
    const runner = makeRunner(sandbox, {
      fetch: (url, init) => {
        answers += 1;
        sandbox.setMode(answers === 1 ? "" : "slow=30");
        return fetch(url, init);
      },
    });
    await runner.run(id);
    await sandbox.waitForEdits(2);
    await runner.cancel(id);
    const edit = await endOf(id);
    expect([edit.state, edit.results.length]).toEqual(["done", 1]);
    expect(codes(edit.lostItems)).toEqual(["cancelled"]);
    await makeRunner(sandbox).settle();
    expect(sent()).toHaveLength(2);
  });

  it("end with the failure where the very first request fails", async () => {
    const id = await one();
    await makeRunner(sandbox, answering(0, refusal)).run(id);
    expect(await endOf(id)).toMatchObject({ state: "failed", error: { code: "balance_too_low" } });
  });
});

describe("several requests whose background was ended", () => {
  it("keep what had come; the one under way is told of, and none is sent by itself", async () => {
    const id = await one();
    void makeRunner(sandbox, endedAfter(1)).run(id);
    await untilEdit(id, ({ requestsSent }) => requestsSent === 2);
    await makeRunner(sandbox).settle();
    const edit = await endOf(id);
    expect([edit.state, edit.results.length]).toEqual(["done", 1]);
    expect(codes(edit.lostItems)).toEqual(["interrupted", "not_sent"]);
    expect(edit.lostItems?.map(({ charge }) => charge)).toEqual(["maybe", "none"]);
    expect(sent()).toHaveLength(1);
  });

  it("are finished with an answer that was stored and not read", async () => {
    const id = await one();
    let reads = 0;
    const endedByReading: Partial<RunnerDeps> = {
      canDecode: () => {
        reads += 1;
        return reads === 1 ? Promise.resolve(true) : new Promise(() => undefined);
      },
    };
    void makeRunner(sandbox, endedByReading).run(id);
    await untilEdit(
      id,
      ({ requestsSent, readAttempts }) => requestsSent === 2 && readAttempts === 1,
    );
    await makeRunner(sandbox).settle();
    const edit = await endOf(id);
    expect(edit.results.map(({ index }) => index)).toEqual([0, 1]);
    expect(codes(edit.lostItems)).toEqual(["not_sent"]);
    expect(sent()).toHaveLength(2);
  });

  it("have each raw answer on the disk, from which all results can be made again", async () => {
    const id = await one();
    await makeRunner(sandbox).run(id);
    const { results } = await endOf(id);
    const kept = await Promise.all([1, 2, 3].map((number) => readStoredAnswer(id, number)));
    expect(kept.map(({ ok }) => ok)).toEqual([true, true, true]);
    for (const { blobId } of results) await forgetRecord(`result:${blobId}`);
    await makeRunner(sandbox).repair(id);
    for (const { blobId } of results) {
      await vi.waitFor(async () => expect((await readResult(blobId, id)).ok).toBe(true));
    }
    expect(await readEdit(id)).toMatchObject({ value: { state: "done", results } });
    expect(sent()).toHaveLength(3);
  });

  it("go on waiting for a task, and send no other request after it", async () => {
    sandbox.setMode("task=1");
    const id = await one();
    void makeRunner(sandbox, {
      fetch: (url, init) =>
        init?.method === "POST" ? fetch(url, init) : new Promise(() => undefined),
    }).run(id);
    await untilEdit(id, ({ task }) => task !== undefined);
    await makeRunner(sandbox, soon).settle();
    const edit = await endOf(id);
    expect([edit.state, edit.results.length]).toEqual(["done", 1]);
    expect(codes(edit.lostItems)).toEqual(["not_sent"]);
    expect(sent()).toHaveLength(1);
  });
});
