import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ok, type Result } from "@/utils/core/result";
import type { Message } from "@/utils/messages/protocol";
import { createGallery, type Gallery } from "@/utils/panel/gallery/gallery";
import { createContext } from "@/utils/panel/state/panel-context";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { savePicture } from "@/utils/store/pictures";
import { panelServices } from "../../../support/panel-services.ts";
import { clearRecords } from "../../../support/records.ts";

/** Each picture as it is, picture px. */
const size = { width: 600, height: 400 };
const UNKNOWN = { width: 0, height: 0 };

/** What the page says of its pictures' sizes. */
let saidSize = size;
/** What the page's listing waits for. */
let listing: Promise<void> | undefined;
let gallery: Gallery;

async function answer(message: Message): Promise<Result<unknown>> {
  if (message.type === "take-listed") {
    const saved = await savePicture(new Blob([message.key]), {
      type: "image/png",
      size,
      isAnimated: false,
      createdAt: 1,
      provenance: { way: "page" },
    });
    return ok(saved.ok ? { state: "ready", pictureId: saved.value.id } : undefined);
  }
  await listing;
  const pictures = ["one", "two", "three"].map((key) => ({ key, name: key, size: saidSize }));
  return ok({ tabId: 1, frames: [{ frameId: 0, pictures }], more: 0 });
}

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  saidSize = size;
  listing = undefined;
  const pixels = {
    thumbnail: async () => ok(new Blob(["thumb"])),
    colourCells: async () => ok([]),
  } as unknown as PixelClient;
  gallery = createGallery(createContext(panelServices({ pixels, request: answer as never })));
});

const state = () => gallery.store.getState();
const ids = () => state().items.map(({ id }) => id);

async function allTicked(): Promise<void> {
  gallery.show({});
  await vi.waitFor(() => expect(ids()).toHaveLength(3));
  gallery.tick(ids(), true);
}

describe("ticked pictures", () => {
  it("are not ticked any more once they are too small to be shown", async () => {
    await allTicked();
    gallery.setLeastSide(600);
    expect(state().ticked.size).toBe(3);
    gallery.setLeastSide(1200);
    expect(state().ticked.size).toBe(0);
  });

  it("are not ticked any more when reading them shows that they are too small", async () => {
    saidSize = UNKNOWN;
    await allTicked();
    gallery.setLeastSide(1200);
    expect(state().ticked.size).toBe(3);
    gallery.want(ids().slice(0, 1));
    await vi.waitFor(() => expect([...state().ticked]).toEqual(ids().slice(1)));
  });
});

describe("pictures of a page", () => {
  it("give way to files that were given while they were being listed", async () => {
    let end = () => {};
    listing = new Promise((resolve) => {
      end = resolve;
    });
    gallery.show({});
    gallery.show({ files: [new File(["x"], "a.png", { type: "image/png" })] });
    end();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(state()).toMatchObject({ source: "files", isListing: false });
    expect(state().items.map(({ name }) => name)).toEqual(["a.png"]);
  });
});
