// @vitest-environment node
import "fake-indexeddb/auto";
import fc from "fast-check";
import { createStore, get, setMany, type UseStore } from "idb-keyval";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createMemoryStore } from "@/utils/store/memory/memory-store";
import { shareMemory } from "@/utils/store/memory/shared-memory";
import { anEdit } from "../../support/an-edit.ts";

const alone = () => createMemoryStore({ join: async () => undefined, tell: async () => undefined });

const range = (prefix: string) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
}

type Step =
  | { readonly kind: "put"; readonly key: string; readonly value: number }
  | { readonly kind: "delete"; readonly key: string }
  | { readonly kind: "delete-range"; readonly prefix: string };

const key = fc.constantFrom("a:1", "a:2", "a:10", "b:1", "b:", "猫:1");
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("put" as const), key, value: fc.integer() }),
  fc.record({ kind: fc.constant("delete" as const), key }),
  fc.record({ kind: fc.constant("delete-range" as const), prefix: fc.constantFrom("a:", "b:") }),
);
const job = fc.record({
  steps: fc.array(step, { maxLength: 5 }),
  ending: fc.constantFrom("by itself", "aborted", "committed"),
});

/** One transaction; gives what it saw of itself, by every way of looking. */
function run(store: UseStore, { steps, ending }: { steps: Step[]; ending: string }) {
  return store("readwrite", async (records) => {
    const ended = new Promise<string>((resolve) => {
      records.transaction.oncomplete = () => resolve("kept");
      records.transaction.onabort = () => resolve("dropped");
    });
    for (const one of steps) {
      if (one.kind === "put") records.put(one.value, one.key);
      else await settled(records.delete(one.kind === "delete" ? one.key : range(one.prefix)));
    }
    const seen = await look(records);
    if (ending === "aborted") records.transaction.abort();
    if (ending === "committed") records.transaction.commit();
    return [seen, await ended];
  });
}

async function look(records: IDBObjectStore) {
  return [
    await settled(records.getAllKeys()),
    await settled(records.getAll(range("a:"), 2)),
    await settled(records.count(range("b:"))),
    await settled(records.get("a:1")),
    await settled(records.getKey("b:1")),
  ];
}

let number = 0;

describe("a store in memory", () => {
  it("does whatever a database does", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(job, { maxLength: 5 }), async (jobs) => {
        number += 1;
        const [memory, disk] = [alone(), createStore(`model-${number}`, "records")];
        for (const one of jobs) expect(await run(memory, one)).toEqual(await run(disk, one));
        expect(await memory("readonly", look)).toEqual(await disk("readonly", look));
      }),
      { numRuns: 60 },
    );
  });

  it("lets one transaction write at a time", async () => {
    const store = alone();
    const add = () =>
      store("readwrite", async (records) => {
        const before = (await settled<number | undefined>(records.get("sum"))) ?? 0;
        await settled(records.put(before + 1, "sum"));
      });
    await Promise.all(Array.from({ length: 8 }, add));
    expect(await get("sum", store)).toBe(8);
  });

  it("is one memory for all pages: a write is everywhere when it counts, and late comers get all", async () => {
    const panel = createMemoryStore(shareMemory());
    const background = createMemoryStore(shareMemory());
    await Promise.all([get("x", panel), get("x", background)]);
    await setMany([["edit:1", "queued"]], panel);
    expect(await get("edit:1", background)).toBe("queued");
    await setMany([["edit:1", "sending"]], background);
    expect(await get("edit:1", panel)).toBe("sending");
    const late = createMemoryStore(shareMemory());
    expect(await get("edit:1", late)).toBe("sending");
  });
});

describe("a browser that refuses a database", () => {
  beforeEach(() => {
    vi.resetModules();
    vi.stubGlobal("indexedDB", {
      open: () => {
        throw new DOMException("A mutation operation was attempted", "InvalidStateError");
      },
    });
    return () => vi.unstubAllGlobals();
  });

  it("has the history in memory, and says so", async () => {
    const { isInMemory } = await import("@/utils/store/database");
    const { readEdit, readSentFiles, transition } = await import("@/utils/store/edits");
    const { saveNewEdit } = await import("@/utils/store/new-edits");
    const { listEntries } = await import("@/utils/store/history");
    expect(await isInMemory()).toBe(true);
    const image = new Blob(["image"]);
    expect((await saveNewEdit(anEdit({ id: "1" }), { image }, undefined)).ok).toBe(true);
    const claimed = await transition("1", { kind: "claimed", at: 5 });
    expect(claimed.ok && claimed.value?.state).toBe("sending");
    const again = await transition("1", { kind: "claimed", at: 6 });
    expect(again).toEqual({ ok: true, value: undefined });
    expect(await readEdit("1")).toMatchObject({ ok: true, value: { state: "sending", sentAt: 5 } });
    const files = await readSentFiles("1");
    expect(files.ok && (await files.value.image.text())).toBe("image");
    const listed = await listEntries();
    expect(listed.ok && listed.value.map(({ id, state }) => [id, state])).toEqual([
      ["1", "sending"],
    ]);
  });

  it("is not taken for one whose disk is full: its history is not hidden behind an empty one", async () => {
    vi.stubGlobal("indexedDB", {
      open: () => {
        throw new DOMException("full", "QuotaExceededError");
      },
    });
    const { isInMemory } = await import("@/utils/store/database");
    const { readEdit } = await import("@/utils/store/edits");
    expect(await isInMemory()).toBe(false);
    expect(await readEdit("1")).toMatchObject({ ok: false, error: { code: "storage_full" } });
  });
});
