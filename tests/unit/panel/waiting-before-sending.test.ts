import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ok } from "@/utils/core/result";
import type { Message } from "@/utils/messages/protocol";
import { openPicture } from "@/utils/panel/open/open-picture";
import { changePart } from "@/utils/panel/state/panel-state";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { listRunningEdits } from "@/utils/store/edits";
import * as keys from "@/utils/store/keys";
import { savePicture } from "@/utils/store/pictures";
import { readQueue } from "@/utils/store/queue";
import { type TestPanel, testPanel } from "../../support/fake-panel.ts";
import { fakePixels } from "../../support/fake-pixels.ts";
import { fakeRequest } from "../../support/panel-services.ts";
import { profileWith } from "../../support/profile.ts";
import { clearRecords } from "../../support/records.ts";

vi.mock(import("@/utils/store/keys"), { spy: true });

let asked: Message[];
let test: TestPanel;
/** Ends the preparing that hangs. */
let prepared: (image: unknown) => void;

const state = () => test.context.store.getState();

/** A panel in which everything is ready to be sent, and the picture's bytes are never given out. */
beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  asked = [];
  const { promise, resolve } = Promise.withResolvers<unknown>();
  prepared = resolve;
  const box = { x: 0, y: 0, width: 8, height: 8 };
  const pixels = {
    ...fakePixels().pixels,
    bounds: async () => ok({ box, parts: [] }),
    prepare: () => promise,
    thumbnail: async () => ok(new Blob(["thumb"])),
  } as unknown as PixelClient;
  test = testPanel({}, { pixels, request: fakeRequest(asked) });
  const { context, panel } = test;
  const saved = await savePicture(new Blob(["a"], { type: "image/png" }), {
    type: "image/png",
    size: { width: 8, height: 8 },
    isAnimated: false,
    createdAt: 1,
    provenance: { way: "page" },
  });
  const pictureId = saved.ok ? saved.value.id : "";
  await openPicture(context, { pictureId, signal: context.opening.next(), comes: {} });
  context.editor.push({ kind: "all" });
  changePart(context.store, "server", (server) => ({
    ...server,
    profile: profileWith(),
    hasKey: true,
  }));
  panel.setPrompt("a red hat");
});

afterEach(() => void vi.useRealTimers());

const editsStored = async () => {
  const edits = await listRunningEdits();
  return edits.ok ? edits.value.length : Number.NaN;
};

const sentIds = () =>
  asked.flatMap((message) => (message.type === "run-edit" ? message.editId : []));

describe("an edit that was asked for and not sent before the browser was started anew", () => {
  it("is what Generate sends: no second one of the same is made", async () => {
    prepared(ok({ image: new Blob(["image"]) }));
    await test.panel.generate();
    const editId = state().run?.edit.id;
    await test.panel.generate();
    expect(sentIds()).toEqual([editId]);
    const queue = await readQueue();
    const edits = queue.ok ? queue.value.edits : [];
    test.context.store.setState({ queue: { ...state().queue, edits } });
    expect(state().queue.edits.map(({ isHeld }) => isHeld)).toEqual([true]);
    // A lock is shut again by then: nothing goes out that would fail for want of the key.
    vi.mocked(keys.isKeyLocked).mockResolvedValueOnce(true);
    await test.panel.generate();
    expect(state().problem).toMatchObject({ code: "keys_locked", charge: "none" });
    expect(sentIds()).toEqual([editId]);
    await test.panel.generate();
    expect(sentIds()).toEqual([editId, editId]);
    expect(await editsStored()).toBe(1);
  });
});

describe("what is prepared and does not come to an end", () => {
  it("can be cancelled; nothing is sent afterwards, and it can be begun again", async () => {
    const generating = test.panel.generate();
    expect(state().sending.isStarting).toBe(true);
    await test.panel.cancel();
    await generating;
    expect(state().sending.isStarting).toBe(false);
    expect(state().problem).toBeUndefined();
    prepared(ok({ image: new Blob(["image"]) }));
    await test.panel.generate();
    expect(asked.filter(({ type }) => type === "run-edit")).toHaveLength(1);
    expect(await editsStored()).toBe(1);
  });

  it("ends by itself, and says that what is stored may be gone", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const generating = test.panel.generate();
    await vi.advanceTimersByTimeAsync(60_000);
    await generating;
    expect(state().problem).toMatchObject({ code: "storage_gone", charge: "none" });
    expect(state().sending.isStarting).toBe(false);
    expect(asked.filter(({ type }) => type === "run-edit")).toEqual([]);
  });
});
