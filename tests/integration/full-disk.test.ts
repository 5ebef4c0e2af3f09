import "fake-indexeddb/auto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { UnstoredResults } from "@/utils/core/edit/unstored";
import { readEdit, readResult } from "@/utils/store/edits";
import { readPlaced, savePlacement } from "@/utils/store/placed";
import { startSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/types.ts";
import { clearRecords } from "../support/records.ts";
import { endOf, makeRunner, queueEdit, untilEdit } from "../support/run-edits.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});

beforeEach(async () => {
  sandbox.reset();
  await clearRecords();
});

afterEach(() => vi.restoreAllMocks());

afterAll(() => sandbox?.close());

/** Chromium on a full file system; Firefox, and Chromium over its quota. */
const REFUSALS: readonly Refusal[] = [
  ["DataError", "Failed to write blobs (IOError)"],
  ["UnknownError", "Internal error committing transaction."],
  ["QuotaExceededError", "The disk is full."],
];

type Refusal = readonly [name: string, words: string];

/** From now on the disk takes no record whose key begins so, while `isFull` says it. */
function fillDisk(
  prefixes: readonly string[],
  isFull: () => boolean,
  [name, words]: Refusal = ["DataError", "Failed to write blobs (IOError)"],
): void {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
    key?: IDBValidKey,
  ) {
    if (isFull() && prefixes.some((prefix) => String(key).startsWith(prefix))) {
      throw new DOMException(words, name);
    }
    return put.call(this, value, key);
  });
}

describe("a disk that is full when a paid result arrives", () => {
  it("costs nothing a person would miss: what can be made again gives way", async () => {
    const old = await queueEdit({ id: "000000001-o" });
    await makeRunner(sandbox).run(old);
    await endOf(old);
    await savePlacement(old, 0, {}, new Blob(["placed"]));
    let hasGivenWay = false;
    fillDisk(["result:", "answer:"], () => !hasGivenWay);
    const wipe = IDBObjectStore.prototype.delete;
    vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(function (
      this: IDBObjectStore,
      key: IDBValidKey | IDBKeyRange,
    ) {
      if (key instanceof IDBKeyRange) hasGivenWay = true;
      return wipe.call(this, key);
    });
    const id = await queueEdit({ id: "000000002-n" });
    await makeRunner(sandbox).run(id);
    expect((await endOf(id)).state).toBe("done");
    expect((await readPlaced(old, 0)).ok).toBe(false);
    expect((await readEdit(old)).ok).toBe(true);
  });

  it.each(REFUSALS)(
    "hands the result to the panel, says that it was paid for, and stores it once there is room: %s",
    async (...refusal) => {
      let isFull = true;
      fillDisk(["result:", "answer:"], () => isFull, refusal);
      const offered: UnstoredResults[] = [];
      const runner = makeRunner(sandbox, { offerUnstored: (unstored) => offered.push(unstored) });
      const id = await queueEdit({ options: { count: 2, size: "256x256" } });
      await runner.run(id);
      const failed = await endOf(id);
      expect(failed.error).toMatchObject({ code: "storage_full", charge: "likely" });
      expect(offered).toMatchObject([{ editId: id, results: [{ index: 0 }, { index: 1 }] }]);
      expect(offered[0]?.files.map(({ size }) => size > 100)).toEqual([true, true]);
      isFull = false;
      await runner.repair(id);
      const done = await untilEdit(id, ({ state }) => state === "done");
      for (const { blobId } of done.results) expect((await readResult(blobId)).ok).toBe(true);
      expect(sandbox.requests.filter(({ kind }) => kind === "edits")).toHaveLength(1);
    },
  );

  it("offers the result to a panel that opens later, for as long as it is held", async () => {
    let isFull = true;
    fillDisk(["result:", "answer:"], () => isFull);
    const offered: UnstoredResults[] = [];
    const runner = makeRunner(sandbox, { offerUnstored: (unstored) => offered.push(unstored) });
    const id = await queueEdit();
    await runner.run(id);
    await endOf(id);
    await runner.settle();
    expect(offered.map(({ editId }) => editId)).toEqual([id, id]);
    isFull = false;
    await runner.repair(id);
    await untilEdit(id, ({ state }) => state === "done");
    await runner.settle();
    expect(offered).toHaveLength(2);
  });

  it("keeps where the results lie where it has no room for the answer, and fetches them later", async () => {
    let isFull = true;
    fillDisk(["result:", "answer:"], () => isFull);
    sandbox.setMode("url");
    const id = await queueEdit({ options: { count: 2, size: "256x256" } });
    void makeRunner(sandbox, { canDecode: () => new Promise(() => undefined) }).run(id);
    const kept = await untilEdit(id, ({ resultUrls }) => resultUrls !== undefined);
    expect(kept.resultUrls).toHaveLength(2);
    isFull = false;
    await makeRunner(sandbox).settle();
    const done = await untilEdit(id, ({ state }) => state === "done");
    expect(done.results).toHaveLength(2);
    expect(done).not.toHaveProperty("resultUrls");
    expect(sandbox.requests.filter(({ kind }) => kind === "edits")).toHaveLength(1);
  });

  it("keeps the background alive until the result has found room", async () => {
    let isFull = true;
    fillDisk(["result:", "answer:"], () => isFull);
    const ended: number[] = [];
    let begun = 0;
    const keepAliveWhile = <T>(work: Promise<T>) => {
      const number = ++begun;
      return work.finally(() => ended.push(number));
    };
    const runner = makeRunner(sandbox, { keepAliveWhile });
    const id = await queueEdit();
    await runner.run(id);
    await endOf(id);
    await new Promise((done) => setTimeout(done, 100));
    expect(ended).toEqual([]);
    isFull = false;
    await runner.repair(id);
    await vi.waitFor(() => expect(ended.toSorted()).toEqual([1, 2]));
  });
});
