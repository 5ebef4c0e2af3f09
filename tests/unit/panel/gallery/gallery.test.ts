import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import type { Message } from "@/utils/messages/protocol";
import { imagesOf, readyPlans, requestsFor } from "@/utils/panel/gallery/asked";
import { createGallery, type Gallery } from "@/utils/panel/gallery/gallery";
import { missingHosts } from "@/utils/panel/gallery/missing-hosts";
import { createContext, type PanelContext } from "@/utils/panel/state/panel-context";
import { changePart } from "@/utils/panel/state/panel-state";
import type { PixelClient } from "@/utils/pixels/worker/client";
import { listRunningEdits } from "@/utils/store/edits";
import { readBatch } from "@/utils/store/gallery-batch";
import * as newEdits from "@/utils/store/new-edits";
import { savePicture } from "@/utils/store/pictures";
import { panelServices } from "../../../support/panel-services.ts";
import { profileWith } from "../../../support/profile.ts";
import { clearRecords } from "../../../support/records.ts";

vi.mock(import("@/utils/store/new-edits"), { spy: true });

const size = { width: 600, height: 400 };

/** Files on the page, by the key of their picture; without one it cannot be read, or not yet. */
let onPage: Record<string, string | "forbidden" | "missing">;
let isAllowed: boolean;
let asked: Message[];
let context: PanelContext;
let gallery: Gallery;

const pixels = {
  inspect: async () => ok({ size, hasTransparency: false }),
  thumbnail: async () => ok(new Blob(["thumb"])),
  colourCells: async () => ok([]),
  writeMask: async () => ok(new Blob(["mask"])),
  bounds: async () => ok({ box: { x: 0, y: 0, ...size } }),
  prepare: async () => ok({ image: new Blob(["image"]), mask: new Blob(["mask"]) }),
  analyse: async () => ok({ isDone: true, hasEdges: false }),
} as unknown as PixelClient;

async function take(key: string): Promise<unknown> {
  const file = onPage[key] ?? "missing";
  if (file === "missing") return { state: "failed", error: appError("capture_not_found") };
  if (file === "forbidden" && !isAllowed) {
    return {
      state: "needs-permission",
      host: `${key}.example`,
      origins: [`https://${key}.example/*`],
    };
  }
  const saved = await savePicture(new Blob([file], { type: "image/png" }), {
    type: "image/png",
    size,
    isAnimated: false,
    createdAt: 1,
    provenance: { way: "page", sourceUrl: `https://shop.example/${key}.png` },
  });
  return saved.ok ? { state: "ready", pictureId: saved.value.id } : undefined;
}

async function answer(message: Message): Promise<Result<unknown>> {
  asked.push(message);
  if (message.type === "take-listed") return ok(await take(message.key));
  if (message.type !== "list-page") return ok(null);
  const pictures = Object.keys(onPage).map((key) => ({ key, name: key, size }));
  return ok({ tabId: 1, frames: [{ frameId: 0, pictures }], more: 0 });
}

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  vi.mocked(newEdits.saveNewEdit).mockClear();
  asked = [];
  isAllowed = false;
  onPage = { one: "first", two: "second", three: "third" };
  const request = answer as never;
  const requestHosts = async () => {
    isAllowed = true;
    return true;
  };
  context = createContext(panelServices({ pixels, request, requestHosts }));
  changePart(context.store, "server", (server) => ({
    ...server,
    profiles: [profileWith()],
    profile: profileWith({ baseUrl: "http://127.0.0.1:4010", options: { count: 2, size: "auto" } }),
    hasKey: true,
  }));
  changePart(context.store, "ask", (ask) => ({ ...ask, options: { count: 2, size: "auto" } }));
  gallery = createGallery(context);
});

const state = () => gallery.store.getState();
const ids = () => state().items.map(({ id }) => id);
const planStates = () => [...state().plans.values()].map((plan) => plan.state);
const sentIds = () => asked.flatMap((one) => (one.type === "run-edit" ? [one.editId] : []));

async function listed(): Promise<void> {
  gallery.show({});
  await vi.waitFor(() => expect(state().items.length).toBeGreaterThan(0));
}

async function planned(): Promise<void> {
  await listed();
  gallery.tick(ids(), true);
  gallery.plan();
  gallery.setPrompt("a red hat");
  await vi.waitFor(() => expect(planStates()).not.toContain("waiting"));
}

describe("pictures of a page", () => {
  it("are listed without any of them being read", async () => {
    await listed();
    expect(ids()).toHaveLength(3);
    expect(asked.map(({ type }) => type)).toEqual(["list-page"]);
  });

  it("are read when they come to the screen, and no others", async () => {
    await listed();
    gallery.want(ids().slice(1, 2));
    await vi.waitFor(() => expect(state().looks.get(ids()[1] ?? "")?.state).toBe("seen"));
    expect(asked.filter(({ type }) => type === "take-listed")).toHaveLength(1);
  });

  it("are listed once for each wish: coming back shows what was there", async () => {
    const wish = {};
    gallery.show(wish);
    await vi.waitFor(() => expect(state().items).toHaveLength(3));
    gallery.show(wish);
    expect(asked.filter(({ type }) => type === "list-page")).toHaveLength(1);
  });

  it("that need permission are asked for at once, and read then", async () => {
    onPage = { a: "forbidden", b: "forbidden", c: "third" };
    await listed();
    gallery.want(ids());
    await vi.waitFor(() => expect(state().looks.get(ids()[2] ?? "")?.state).toBe("seen"));
    await vi.waitFor(() =>
      expect(missingHosts(state())?.hosts).toEqual(["a.example", "b.example"]),
    );
    await gallery.allow();
    await vi.waitFor(() =>
      expect([...state().looks.values()].map((look) => look.state)).toEqual([
        "seen",
        "seen",
        "seen",
      ]),
    );
    expect(missingHosts(state())).toBeUndefined();
  });
});

describe("before anything is sent", () => {
  it("the number of images is that of the pictures times what is asked for each", async () => {
    await planned();
    expect(imagesOf(state(), context.store.getState())).toBe(6);
    gallery.leaveOut(ids()[0] ?? "");
    expect(imagesOf(state(), context.store.getState())).toBe(4);
    expect(sentIds()).toEqual([]);
  });

  it("the number of requests is counted, too, where a server is asked again for what is missing", async () => {
    await planned();
    const requests = () => requestsFor(state(), context.store.getState());
    expect(requests()).toBe(3);
    changePart(context.store, "server", (server) => ({
      ...server,
      profile: profileWith({ capability: { perRequest: 1 } }),
    }));
    expect(requests()).toBe(6);
  });

  it("a picture that cannot be read says so, and the rest goes on", async () => {
    onPage = { one: "first", two: "missing", three: "third" };
    await planned();
    expect(planStates()).toEqual(["ready", "failed", "ready"]);
  });

  it("the same picture at two addresses is planned once", async () => {
    onPage = { one: "same", two: "same", three: "third" };
    await planned();
    expect(planStates()).toEqual(["ready", "same", "ready"]);
  });

  it("a picture without an object in the middle is left out", async () => {
    await planned();
    gallery.setRule("object");
    await vi.waitFor(() => expect(planStates()).toEqual(Array(3).fill("no-object")));
    expect(readyPlans(state())).toEqual([]);
  });

  it("a place that nobody has painted paints nothing", async () => {
    await planned();
    gallery.setRule("same-place");
    await vi.waitFor(() => expect(planStates()).toEqual(Array(3).fill("no-object")));
    await gallery.send();
    expect(state().problem?.code).toBe("mask_missing");
    expect(sentIds()).toEqual([]);
  });
});

describe("a press sends", () => {
  it("one edit for each picture, stored before the background hears of it", async () => {
    await planned();
    await gallery.send();
    const running = await listRunningEdits();
    const stored = running.ok ? running.value.map(({ id }) => id) : [];
    expect(sentIds().toSorted()).toEqual(stored.toSorted());
    expect(sentIds()).toHaveLength(3);
    expect(state().step).toBe("sent");
  });

  it("nothing twice, however often it comes", async () => {
    await planned();
    await Promise.all([gallery.send(), gallery.send()]);
    await gallery.send();
    expect(sentIds()).toHaveLength(3);
  });

  it("nothing without words", async () => {
    await planned();
    gallery.setPrompt(" ");
    await gallery.send();
    expect(state().problem?.code).toBe("prompt_missing");
    expect(sentIds()).toEqual([]);
  });

  it("what is left by a second press, where the disk was full in the midst of it", async () => {
    await planned();
    const { saveNewEdit } = await vi.importActual<typeof newEdits>("@/utils/store/new-edits");
    vi.mocked(newEdits.saveNewEdit)
      .mockImplementationOnce(saveNewEdit)
      .mockResolvedValueOnce(err(appError("storage_full")));
    await gallery.send();
    expect(state().problem?.code).toBe("storage_full");
    expect(sentIds()).toHaveLength(1);
    expect(readyPlans(state())).toHaveLength(2);
    await gallery.send();
    expect(new Set(sentIds()).size).toBe(3);
  });

  it("nothing more once it is stopped, and what was sent stays sent", async () => {
    await planned();
    gallery.store.subscribe(({ batch }) => batch.length === 1 && gallery.stopSending());
    await gallery.send();
    expect(sentIds()).toHaveLength(1);
    expect(state().batch.map(({ editId }) => editId)).toEqual(sentIds());
    expect(readyPlans(state())).toHaveLength(2);
  });

  it("and the next panel of the window knows what was sent together", async () => {
    await planned();
    await gallery.send();
    expect((await readBatch(1)).map(({ editId }) => editId)).toEqual(sentIds());
    const next = createGallery(context);
    await vi.waitFor(() => expect(next.store.getState().batch).toHaveLength(3));
  });
});

describe("what came", () => {
  const seen = () => asked.flatMap((one) => (one.type === "edits-seen" ? one.editIds : []));

  it("counts as seen where it is on the screen, and only there", async () => {
    await planned();
    await gallery.send();
    const [editId = ""] = sentIds();
    const { queue } = context.store.getState();
    const unseen = [{ id: editId }, { id: "another" }] as unknown as typeof queue.unseen;
    context.store.setState({ queue: { ...queue, unseen } });
    expect(seen()).toEqual([]);
    context.store.setState({ view: "gallery" });
    expect(seen()).toEqual([editId]);
    expect(context.store.getState().queue.unseen.map(({ id }) => id)).toEqual(["another"]);
  });
});

describe("files", () => {
  const files = ["a.png", "b.png", "notes.txt"].map(
    (name) => new File([name], name, { type: name.endsWith("png") ? "image/png" : "text/plain" }),
  );

  it("are listed as they are, but for those that are no pictures", () => {
    gallery.show({ files });
    expect(state().items.map(({ name }) => name)).toEqual(["a.png", "b.png"]);
    expect(asked).toEqual([]);
  });
});
