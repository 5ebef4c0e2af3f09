import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createBadge } from "@/utils/edits/badge";
import { createNotifier } from "@/utils/edits/notifier";
import { transition } from "@/utils/store/edits";
import { saveNewEdit } from "@/utils/store/new-edits";
import { saveSettings } from "@/utils/store/settings";
import { markSeen } from "@/utils/store/unseen";
import { anEdit } from "../../support/an-edit.ts";
import { clearRecords } from "../../support/records.ts";

const words = (key: string, count?: number) => (count === undefined ? key : `${key} ${count}`);

/** Stores an edit that has a result nobody has seen. */
async function finish(id: string): Promise<void> {
  await saveNewEdit(anEdit({ id }), { image: new Blob(["image"]) }, undefined);
  await transition(id, { kind: "claimed", at: 1 });
  const results = [{ index: 0, blobId: id, type: "image/png", byteLength: 1 }];
  await transition(id, { kind: "finished", at: 2, results, lostItems: [] });
}

function aNotifier(change: Partial<Parameters<typeof createNotifier>[0]> = {}) {
  const notify = vi.fn(async () => undefined);
  const tell = createNotifier({
    words,
    mayNotify: async () => true,
    notify,
    sleep: async () => undefined,
    ...change,
  });
  return { tell, notify };
}

beforeEach(async () => {
  await clearRecords();
  await saveSettings({ notifies: true });
});

describe("a notification", () => {
  it("says once that a result is ready, with its prompt", async () => {
    const { tell, notify } = aNotifier();
    await finish("1");
    await tell("1");
    await tell("1");
    expect(notify.mock.calls).toEqual([["queue_ready 1", "a red hat"]]);
  });

  it("is not shown where a panel has shown the result by then", async () => {
    await finish("1");
    const { tell, notify } = aNotifier({
      sleep: async () => {
        await markSeen(["1"]);
      },
    });
    await tell("1");
    expect(notify).not.toHaveBeenCalled();
  });

  it("is not shown of an edit that still runs, nor where nobody has asked for it", async () => {
    const { tell, notify } = aNotifier();
    await saveNewEdit(anEdit({ id: "1" }), { image: new Blob(["image"]) }, undefined);
    await tell("1");
    await saveSettings({ notifies: false });
    await finish("2");
    await tell("2");
    await saveSettings({ notifies: true });
    const denied = aNotifier({ mayNotify: async () => false });
    await denied.tell("2");
    expect([...notify.mock.calls, ...denied.notify.mock.calls]).toEqual([]);
  });
});

describe("the toolbar's badge", () => {
  it("shows what runs, then what is ready, and says both to who points at it", async () => {
    const set = vi.fn(async () => undefined);
    const show = createBadge(set, words);
    await saveNewEdit(anEdit({ id: "1" }), { image: new Blob(["image"]) }, undefined);
    show();
    await vi.waitFor(() =>
      expect(set).toHaveBeenLastCalledWith("1", "running", "action_title\nqueue_running 1"),
    );
    await finish("2");
    show();
    await vi.waitFor(() =>
      expect(set).toHaveBeenLastCalledWith(
        "✓",
        "ready",
        "action_title\nqueue_ready 1\nqueue_running 1",
      ),
    );
  });
});
