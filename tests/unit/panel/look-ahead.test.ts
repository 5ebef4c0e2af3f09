import "fake-indexeddb/auto";
import { set } from "idb-keyval";
import sharp from "sharp";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { drawingOf, findLatest, type LookedAhead } from "@/utils/panel/open/find-latest";
import { openLatest } from "@/utils/panel/open/follow-arrivals";
import { database, keyOf } from "@/utils/store/database";
import { saveDraft } from "@/utils/store/drafts";
import { beginEarly } from "@/utils/store/early-arrival";
import { writeInbox } from "@/utils/store/inbox";
import { savePicture } from "@/utils/store/pictures";
import { anEdit } from "../../support/an-edit.ts";
import { openingPanel } from "../../support/fake-panel.ts";
import { clearRecords } from "../../support/records.ts";
import { storedPicture } from "../../support/stored-picture.ts";

const WINDOW = 1;
const { mask, options } = anEdit();
const decode = vi.fn();
const close = vi.fn();
const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: "red" } })
  .jpeg()
  .toBuffer();

async function storedJpeg(): Promise<string> {
  const saved = await savePicture(new Blob([Uint8Array.from(jpeg)], { type: "image/jpeg" }), {
    type: "image/jpeg",
    size: { width: 40, height: 30 },
    isAnimated: false,
    createdAt: 1,
    provenance: { way: "page" },
  });
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value.id;
}

const arrives = (pictureId: string, jobId = "job") =>
  writeInbox(WINDOW, { jobId, state: "ready", pictureId });

interface Looked extends LookedAhead {
  readonly drop: () => void;
  readonly signal: AbortSignal;
}

function lookAhead(): Looked {
  const dropped = new AbortController();
  const { signal } = dropped;
  return { latest: findLatest(WINDOW, signal), drop: () => dropped.abort(), signal };
}

const timesTried = async () =>
  (await fakeBrowser.storage.session.get(`tried:${WINDOW}`))[`tried:${WINDOW}`];

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  vi.clearAllMocks();
  decode.mockImplementation(async () => ({ width: 40, height: 30, close }));
  vi.stubGlobal("createImageBitmap", decode);
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  return () => vi.unstubAllGlobals();
});

describe("what was looked up before the panel was there", () => {
  it("is opened as it was decoded, and counted once", async () => {
    const pictureId = await storedJpeg();
    await arrives(pictureId);
    const { context, fake } = openingPanel(WINDOW);
    await openLatest(context, { ahead: lookAhead() });
    expect(context.store.getState().picture).toMatchObject({
      record: { id: pictureId, size: { width: 40, height: 30 } },
      hasTransparency: false,
    });
    expect(await timesTried()).toEqual({ jobId: "job", times: 1 });
    expect([decode.mock.calls.length, fake.bitmaps.length]).toEqual([1, 0]);
  });

  it("goes on from what was begun before the page had its scripts", async () => {
    await arrives(await storedJpeg());
    const session = fakeBrowser.storage.session.get() as Promise<Record<string, unknown>>;
    const begun = beginEarly(WINDOW, session);
    await (await begun)?.bytes;
    const { signal } = new AbortController();
    const drawing = drawingOf(await findLatest(WINDOW, signal, { session, begun }));
    expect(await drawing?.drawn).toMatchObject({ isOpaque: true });
    expect(await timesTried()).toEqual({ jobId: "job", times: 1 });
    const found = await drawing?.found;
    expect(found?.ok && found.value.data).toBe((await (await begun)?.bytes)?.data);
  });

  it("reads the bytes itself where that has failed before", async () => {
    const pictureId = await storedJpeg();
    await arrives(pictureId);
    const session = fakeBrowser.storage.session.get() as Promise<Record<string, unknown>>;
    const mayDraw = Promise.resolve(true);
    const bytes = Promise.resolve(undefined);
    const begun = Promise.resolve({ jobId: "job", pictureId, mayDraw, bytes });
    const { signal } = new AbortController();
    const drawing = drawingOf(await findLatest(WINDOW, signal, { session, begun }));
    expect(await drawing?.drawn).toMatchObject({ isOpaque: true });
  });

  it("takes nothing that was begun for another picture", async () => {
    await arrives(await storedJpeg());
    const session = fakeBrowser.storage.session.get() as Promise<Record<string, unknown>>;
    const begun = Promise.resolve({
      jobId: "earlier job",
      pictureId: "other",
      mayDraw: Promise.resolve(false),
      bytes: Promise.resolve(undefined),
    });
    const { signal } = new AbortController();
    const drawing = drawingOf(await findLatest(WINDOW, signal, { session, begun }));
    expect(await drawing?.drawn).toMatchObject({ isOpaque: true });
    expect(await timesTried()).toEqual({ jobId: "job", times: 1 });
  });

  it("is let go of where its record cannot be read", async () => {
    const pictureId = await storedJpeg();
    await arrives(pictureId);
    await set(keyOf.picture(pictureId), 7, database);
    const { context } = openingPanel(WINDOW);
    await openLatest(context, { ahead: lookAhead() });
    expect(context.store.getState().arrival).toMatchObject({ state: "failed" });
    await vi.waitFor(() => expect(close).toHaveBeenCalledTimes(1));
  });

  it("is what was open last, where nothing has arrived", async () => {
    const pictureId = await storedJpeg();
    const draft = { pictureId, mask, options, prompt: "a hat", savedAt: 1 };
    await saveDraft(draft, { windowId: WINDOW, pageId: "a" });
    const { context } = openingPanel(WINDOW);
    await openLatest(context, { ahead: lookAhead() });
    const { picture, ask } = context.store.getState();
    expect([picture?.record.id, ask.prompt]).toEqual([pictureId, "a hat"]);
    expect(decode).toHaveBeenCalledTimes(1);
  });

  it("gives way to what has arrived since", async () => {
    await arrives(await storedJpeg());
    const ahead = lookAhead();
    await ahead.latest;
    const later = await storedPicture("later");
    await arrives(later, "later job");
    const { context } = openingPanel(WINDOW);
    await openLatest(context, { ahead });
    expect(context.store.getState().picture?.record.id).toBe(later);
    expect(ahead.signal.aborted).toBe(true);
    expect(close).toHaveBeenCalledTimes(1);
    expect(await timesTried()).toEqual({ jobId: "later job", times: 1 });
  });

  it("is not begun any more where something else was opened meanwhile", async () => {
    const pictureId = await storedJpeg();
    const draft = { pictureId, mask, options, prompt: "", savedAt: 1 };
    await saveDraft(draft, { windowId: WINDOW, pageId: "a" });
    const ahead = lookAhead();
    ahead.drop();
    expect(drawingOf(await ahead.latest)).toBeUndefined();
    expect(await timesTried()).toBeUndefined();
  });

  it("is not decoded before it was counted", async () => {
    await arrives(await storedJpeg());
    const counted = Promise.withResolvers<void>();
    const { set } = fakeBrowser.storage.session;
    vi.spyOn(fakeBrowser.storage.session, "set").mockImplementation(async (items) => {
      await counted.promise;
      await set(items);
    });
    const drawing = drawingOf(await lookAhead().latest);
    expect(await drawing?.found).toMatchObject({ ok: true });
    expect(decode).not.toHaveBeenCalled();
    counted.resolve();
    expect(await drawing?.drawn).toMatchObject({ isOpaque: true });
  });

  it("is asked about and not decoded, where it has ended two panels", async () => {
    await arrives(await storedJpeg());
    for (const _time of [1, 2]) await drawingOf(await lookAhead().latest)?.drawn;
    const third = openingPanel(WINDOW);
    await openLatest(third.context, { ahead: lookAhead() });
    expect(third.context.store.getState().arrival).toMatchObject({
      error: { code: "drawn_in_vain" },
    });
    expect(decode).toHaveBeenCalledTimes(2);
  });
});
