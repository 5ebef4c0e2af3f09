import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { keyOf } from "@/utils/store/database";
import { beginEarly } from "@/utils/store/early-arrival";
import { markShown, writeInbox } from "@/utils/store/inbox";
import { DATABASE } from "@/utils/store/names";
import { clearRecords } from "../../support/records.ts";
import { storedPicture } from "../../support/stored-picture.ts";

const WINDOW = 1;
let leave: (() => void)[];

const session = () => fakeBrowser.storage.session.get() as Promise<Record<string, unknown>>;
const begin = () => beginEarly(WINDOW, session());
const arrives = (pictureId: string) =>
  writeInbox(WINDOW, { jobId: "job", state: "ready", pictureId });

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  leave = [];
  vi.stubGlobal("addEventListener", (_: string, heard: () => void) => leave.push(heard));
  return () => vi.unstubAllGlobals();
});

describe("a picture that has arrived before the page has its scripts", () => {
  it("is counted, and its bytes are read", async () => {
    const pictureId = await storedPicture("a cup");
    await arrives(pictureId);
    const begun = await begin();
    expect(begun).toMatchObject({ jobId: "job", pictureId });
    expect(await begun?.mayDraw).toBe(true);
    expect(await session()).toMatchObject({ [`tried:${WINDOW}`]: { jobId: "job", times: 1 } });
    const bytes = await begun?.bytes;
    expect(new TextDecoder().decode(bytes?.data)).toBe("a cup");
    expect(await bytes?.blob.text()).toBe("a cup");
  });

  it("is not begun where a panel has shown it, or none has arrived", async () => {
    expect(await begin()).toBeUndefined();
    const pictureId = await storedPicture("a cup");
    await arrives(pictureId);
    await markShown(WINDOW, { jobId: "job", state: "ready", pictureId });
    expect(await begin()).toBeUndefined();
    expect(await session()).not.toHaveProperty(`tried:${WINDOW}`);
  });

  it("is asked about where it was drawn in vain twice", async () => {
    await arrives(await storedPicture("a cup"));
    for (const _time of [1, 2]) expect(await (await begin())?.mayDraw).toBe(true);
    expect(await (await begin())?.mayDraw).toBe(false);
  });

  it("is not counted where the page is closed before its scripts are there", async () => {
    await arrives(await storedPicture("a cup"));
    await (await begin())?.mayDraw;
    for (const hear of leave) hear();
    await vi.waitFor(async () => expect(await session()).not.toHaveProperty(`tried:${WINDOW}`));
  });

  it("has no bytes where they are gone", async () => {
    await arrives("gone");
    expect(await (await begin())?.bytes).toBeUndefined();
  });
});

it("leaves no empty store behind where there is none", async () => {
  const open = vi.spyOn(indexedDB, "open").mockImplementation((_name) => {
    open.mockRestore();
    return indexedDB.open("never made");
  });
  await arrives("any");
  expect(await (await begin())?.bytes).toBeUndefined();
  const names = (await indexedDB.databases()).map(({ name }) => name);
  expect(names).not.toContain("never made");
});

it("has the store's own names", () => {
  expect(DATABASE).toEqual({ name: "redraw", records: "records" });
  expect(keyOf.bytes("id")).toBe("bytes:id");
});
