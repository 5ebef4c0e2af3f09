import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";

beforeEach(() => {
  vi.resetModules();
  fakeBrowser.reset();
});

afterEach(() => vi.restoreAllMocks());

/** From now on the browser refuses to open a database, with this error. */
function refuseToOpen(name: string, isRefused = () => true): void {
  const open = IDBFactory.prototype.open;
  vi.spyOn(IDBFactory.prototype, "open").mockImplementation(function (this: IDBFactory, ...args) {
    if (!isRefused()) return open.apply(this, args);
    const request = { error: new DOMException("Internal error opening backing store", name) };
    const asked = request as unknown as IDBOpenDBRequest;
    queueMicrotask(() => asked.onerror?.(new Event("error")));
    return asked;
  });
}

/** As after a start: nothing is remembered but what is stored. */
const start = async () => ({
  ...(await import("@/utils/store/database")),
  ...(await import("@/utils/store/drafts")),
});

describe("a store that does not open", () => {
  it("is not replaced by an empty one where there was a history", async () => {
    expect(await (await start()).isInMemory()).toBe(false);
    vi.resetModules();
    refuseToOpen("UnknownError");
    const again = await start();
    expect(await again.isInMemory()).toBe(false);
    const read = await again.read(async () => undefined);
    expect(read).toMatchObject({ ok: false, error: { code: "storage_unopenable" } });
  });

  it("is open again once there is room", async () => {
    await (await start()).isInMemory();
    vi.resetModules();
    let isFull = true;
    refuseToOpen("UnknownError", () => isFull);
    const again = await start();
    expect((await again.read(async () => 1)).ok).toBe(false);
    isFull = false;
    expect(await again.read(async () => 1)).toEqual({ ok: true, value: 1 });
  });

  it("because another page holds it is said in time, and nothing is done later on", async () => {
    await (await start()).isInMemory();
    vi.resetModules();
    const again = await start();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const open = IDBFactory.prototype.open;
    const waiting: (() => void)[] = [];
    vi.spyOn(IDBFactory.prototype, "open").mockImplementation(function (this: IDBFactory, ...args) {
      const asked: { onsuccess?: () => void; result?: IDBDatabase } = {};
      waiting.push(() => {
        const request = open.apply(this, args);
        request.onsuccess = () => {
          asked.result = request.result;
          asked.onsuccess?.();
        };
      });
      return asked as unknown as IDBOpenDBRequest;
    });
    const job = vi.fn(async () => 1);
    const read = again.read(job);
    // First the store is chosen, then the job is done in it: each waits as long as is borne.
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await read).toMatchObject({ ok: false, error: { code: "storage_unopenable" } });
    vi.useRealTimers();
    for (const go of waiting) go();
    await vi.waitFor(async () => expect((await again.read(async () => 2)).ok).toBe(true));
    expect(job).not.toHaveBeenCalled();
  });

  it.each(["UnknownError", "SecurityError", "InvalidStateError"])(
    "and never did is replaced by memory: %s",
    async (name) => {
      refuseToOpen(name);
      expect(await (await start()).isInMemory()).toBe(true);
    },
  );

  it("is replaced by memory where the browser says that nobody may keep anything", async () => {
    await (await start()).isInMemory();
    vi.resetModules();
    refuseToOpen("SecurityError");
    expect(await (await start()).isInMemory()).toBe(true);
  });
});

describe("a draft that the disk does not take", () => {
  it("is an error that can be shown", async () => {
    const { saveDraft } = await start();
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("Failed to write blobs (IOError)", "DataError");
    });
    const draft = { pictureId: "a" } as unknown as Parameters<typeof saveDraft>[0];
    const saved = await saveDraft(draft, { windowId: 1, pageId: "a" });
    expect(saved).toMatchObject({ ok: false, error: { code: "storage_full" } });
  });
});
