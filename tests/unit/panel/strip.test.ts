import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ok } from "@/utils/core/result";
import type { Message } from "@/utils/messages/protocol";
import { followQueue } from "@/utils/panel/queue/follow-queue";
import { createQueueActions } from "@/utils/panel/queue/queue-actions";
import { followStrip } from "@/utils/panel/show/follow-strip";
import { showStored } from "@/utils/panel/show/show-stored";
import { createContext } from "@/utils/panel/state/panel-context";
import { newRun, type OpenPicture, startRun } from "@/utils/panel/state/panel-state";
import { chosenResult } from "@/utils/panel/state/selectors";
import { chosenInStrip, stripNow } from "@/utils/panel/state/strip-view";
import { unsentNow } from "@/utils/panel/state/work";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { readEdit, transition } from "@/utils/store/edits";
import { saveNewEdit } from "@/utils/store/new-edits";
import { listUnseen, markSeen } from "@/utils/store/unseen";
import { anEdit } from "../../support/an-edit.ts";
import { fakeRequest, panelServices } from "../../support/panel-services.ts";
import { clearRecords } from "../../support/records.ts";

const finished = (blobId: string) =>
  ({
    kind: "finished",
    at: 9,
    results: [{ index: 0, blobId, type: "image/png", byteLength: 1 }],
    lostItems: [],
  }) as const;

/** Draws nothing: what comes of a result does not matter here. */
const pixels = { proxy: async () => ok({}) } as unknown as PixelClient;

function setUp() {
  const announced = new Set<(editId: string) => void>();
  const asked: Message[] = [];
  const context = createContext(
    panelServices({
      pixels,
      request: fakeRequest(asked),
      onEditAnnounced: (heard) => {
        announced.add(heard);
        return () => announced.delete(heard);
      },
    }),
  );
  const announce = (id: string) => {
    for (const heard of announced) heard(id);
  };
  const open = (id: string) =>
    context.store.setState({
      picture: {
        record: { id, size: { width: 8, height: 8 } },
        bytes: new Blob(["p"]),
        bitmap: { close: () => undefined },
      } as unknown as OpenPicture,
    });
  return { context, announce, open, asked };
}

async function keep(id: string, pictureId = "p1", blobId?: string) {
  const edit = anEdit({ id, createdAt: Number(id), pictureId });
  await saveNewEdit(edit, { image: new Blob(["image"]) }, undefined);
  if (!blobId) return;
  await transition(id, { kind: "claimed", at: 2 });
  await transition(id, finished(blobId));
}

const stripIds = (context: ReturnType<typeof setUp>["context"]) =>
  context.store.getState().strip.map(({ id }) => id);

beforeEach(clearRecords);

describe("the strip of the open picture", () => {
  it("comes back when the picture is opened again, with nothing of other pictures", async () => {
    await keep("1", "p1", "a");
    await keep("2", "p2", "b");
    await keep("3", "p1");
    const { context, open } = setUp();
    const stop = followStrip(context);
    open("p1");
    await vi.waitFor(() => expect(stripIds(context).toSorted()).toEqual(["1", "3"]));
    open("p2");
    await vi.waitFor(() => expect(stripIds(context)).toEqual(["2"]));
    stop();
  });

  it("grows with every edit, in whichever window it was made", async () => {
    const { context, open, announce } = setUp();
    const stop = followStrip(context);
    open("p1");
    for (const id of ["1", "2"]) {
      await keep(id);
      announce(id);
    }
    await keep("3", "p2");
    announce("3");
    await vi.waitFor(() => expect(stripIds(context)).toEqual(["2", "1"]));
    await transition("1", { kind: "claimed", at: 2 });
    await transition("1", finished("a"));
    announce("1");
    await vi.waitFor(() =>
      expect(stripNow(context.store.getState()).done.map(({ id }) => id)).toEqual(["1"]),
    );
    stop();
  });

  it("hides nothing when another edit is started, and brings an earlier result back", async () => {
    await keep("1", "p1", "a");
    await keep("2", "p1");
    const { context, open } = setUp();
    const stop = followStrip(context);
    open("p1");
    await vi.waitFor(() => expect(stripIds(context)).toHaveLength(2));
    const second = await readEdit("2");
    if (!second.ok) throw new Error("no edit");
    startRun(context.store, second.value);
    expect(stripNow(context.store.getState())).toMatchObject({
      running: [{ id: "2" }],
      done: [{ id: "1" }],
    });
    await showStored(context, "1", 0);
    const state = context.store.getState();
    expect(state.run?.edit.id).toBe("1");
    expect(chosenResult(state)).toMatchObject({ index: 0 });
    expect(chosenInStrip(state)).toBe(0);
    stop();
  });

  it("takes nothing for unsent that was sent with the edit that went off the stage", async () => {
    await keep("1", "p1", "a");
    const { context, open } = setUp();
    open("p1");
    const now = anEdit({ id: "2", prompt: "a blue hat" });
    context.store.setState(({ ask }) => ({
      run: newRun(now),
      ask: { ...ask, prompt: "a blue hat" },
    }));
    await showStored(context, "1", 0);
    expect(unsentNow(context.store.getState(), now.mask)).toBeUndefined();
  });
});

describe("an edit that has ended", () => {
  it("is unseen until it is on the stage of a page that can be seen", async () => {
    await keep("1", "p1", "a");
    await keep("2", "p2", "b");
    const { context, open, asked } = setUp();
    open("p1");
    const stop = followQueue(context);
    await vi.waitFor(() => expect(context.store.getState().queue.unseen).toHaveLength(2));
    await showStored(context, "1", 0);
    await vi.waitFor(() => expect(asked).toContainEqual({ type: "edits-seen", editIds: ["1"] }));
    expect(context.store.getState().queue.unseen.map(({ id }) => id)).toEqual(["2"]);
    await markSeen(["1"]);
    expect((await listUnseen()).ok && (await listUnseen())).toMatchObject({
      value: [{ id: "2" }],
    });
    stop();
  });

  it("is not news to who cancelled it", async () => {
    await keep("1");
    await transition("1", {
      kind: "cancelled",
      at: 3,
      error: { code: "cancelled", charge: "maybe" },
    });
    expect(await listUnseen()).toMatchObject({ value: [] });
  });

  it("is shown where it is when its picture is open, and else opened", async () => {
    await keep("1", "p1", "a");
    const { context, open } = setUp();
    const openEdit = vi.fn(async () => undefined);
    const actions = createQueueActions(context, openEdit);
    const stop = followQueue(context);
    await vi.waitFor(() => expect(context.store.getState().queue.unseen).toHaveLength(1));
    await actions.showUnseen();
    expect(openEdit).toHaveBeenCalledWith("1");
    open("p1");
    await actions.showUnseen();
    expect(openEdit).toHaveBeenCalledTimes(1);
    expect(context.store.getState().run?.edit.id).toBe("1");
    stop();
  });
});
