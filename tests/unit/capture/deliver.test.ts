import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createDelivery } from "@/utils/capture/deliver/deliver";
import type { CaptureDeps } from "@/utils/capture/read/deps";
import { ok } from "@/utils/core/result";
import * as scripting from "@/utils/platform/scripting";
import { readInbox } from "@/utils/store/inbox";
import { readOffers } from "@/utils/store/offers";
import { readPicture } from "@/utils/store/pictures";
import { deny, makeDeps, png, type Server, target } from "./fake-deps";
import { answering, snapshotWith } from "./fake-snapshot";

vi.mock("@/utils/platform/scripting", async (original) => ({
  ...(await original<typeof scripting>()),
  injectToolsEverywhere: vi.fn(async () => ok(null)),
  runEverywhere: vi.fn(async () => ok([true])),
}));

beforeEach(() => {
  fakeBrowser.reset();
  vi.mocked(scripting.runEverywhere).mockClear();
});

const LARGER = "https://cdn.test/a-large.png";
const open: Server = () => new Response(png);

function deliverWith(server: Server, more: Partial<CaptureDeps> = {}) {
  let count = 0;
  const deps = makeDeps(server, more);
  const delivery = createDelivery({
    ...deps,
    now: () => 1_000,
    makeId: () => `job-${++count}`,
    words: async () => ({ hint: "hint", frameHint: "frame" }),
  });
  const state = () => readInbox(1).then((inbox) => inbox?.state);
  return { delivery, deps, state };
}

/** A page that names a larger version of what was clicked. */
const withLarger = answering({
  locate: () => snapshotWith({ versions: [{ url: LARGER, kind: "srcset", width: 60 }] }),
  probe: () => [{ width: 60, height: 40 }],
});

const tab = { tabId: 1, windowId: 1, pageUrl: "https://site.test/page" };
const tools = () =>
  vi.mocked(scripting.runEverywhere).mock.calls.flatMap(([, , args]) => args.slice(0, 1));

describe("a clicked picture", () => {
  it("is stored with where it came from, and the inbox names it", async () => {
    const { delivery, state } = deliverWith(open);
    expect(delivery.deliver(target)).toBe("job-1");
    await expect.poll(state).toBe("ready");
    const inbox = await readInbox(1);
    expect(inbox).toMatchObject({ jobId: "job-1", state: "ready" });
    const picture = await readPicture(inbox?.state === "ready" ? inbox.pictureId : "");
    expect(picture).toMatchObject({
      ok: true,
      value: {
        size: { width: 6, height: 4 },
        provenance: { pageUrl: target.pageUrl, sourceUrl: target.sourceUrl },
      },
    });
  });

  it("brings the recipe that was chosen in the menu, also where its site has to be allowed first", async () => {
    let isAllowed = false;
    const guarded: Server = (url, init) => (isAllowed ? open(url, init) : deny(url, init));
    const { delivery, state } = deliverWith(guarded, { hasHost: async () => isAllowed });
    delivery.deliver({ ...target, recipeId: "hat" });
    await expect.poll(state).toBe("needs-permission");
    isAllowed = true;
    await delivery.again(1);
    expect(await readInbox(1)).toMatchObject({ state: "ready", recipeId: "hat" });
  });

  it("comes once its site is allowed, without another click", async () => {
    let isAllowed = false;
    const guarded: Server = (url, init) => (isAllowed ? open(url, init) : deny(url, init));
    const { delivery, state } = deliverWith(guarded, { hasHost: async () => isAllowed });
    delivery.deliver(target);
    await expect.poll(state).toBe("needs-permission");
    isAllowed = true;
    await delivery.again(1);
    expect(await state()).toBe("ready");
  });

  it("can be stopped while it is on its way", async () => {
    const hang: Server = (_url, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
      });
    const { delivery, deps, state } = deliverWith(hang);
    delivery.deliver(target);
    await expect.poll(() => deps.calls.length).toBe(1);
    await delivery.stop(1);
    await expect.poll(state).toBe("failed");
    expect(await readInbox(1)).toMatchObject({ error: { code: "capture_cancelled" } });
  });

  it("can be taken as it is on the screen, with the word that it is", async () => {
    const shot = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
    const { delivery, state } = deliverWith(deny, {
      runInFrame: answering({
        locate: () =>
          snapshotWith({
            box: { x: 0, y: 0, width: 3, height: 2 },
            frame: { ...snapshotWith().frame, viewport: { width: 6, height: 4 } },
          }),
      }),
      readTab: async (id) => ({ id, windowId: 1, isActive: true }),
      captureVisible: async () => shot,
      cropPng: async (picture, part) => {
        expect(part).toEqual({ x: 0, y: 0, width: 3, height: 2 });
        return picture;
      },
    });
    delivery.deliver(target);
    await expect.poll(state).toBe("needs-permission");
    await delivery.takeOnScreen(1);
    expect(await readInbox(1)).toMatchObject({ state: "ready" });
  });
});

describe("a larger version", () => {
  it("is offered after the picture, and taken on the person's word", async () => {
    const { delivery, deps, state } = deliverWith(open, { runInFrame: withLarger });
    delivery.deliver(target);
    await expect.poll(state).toBe("ready");
    await expect.poll(async () => (await readOffers(1))?.offers[0]?.url).toBe(LARGER);
    await delivery.takeLarger(1, LARGER);
    expect(await state()).toBe("ready");
    expect(deps.calls.at(-1)?.[0]).toBe(LARGER);
  });

  it("cannot be any other address, whoever asks for it", async () => {
    const { delivery, deps, state } = deliverWith(open, { runInFrame: withLarger });
    delivery.deliver(target);
    await expect.poll(state).toBe("ready");
    await expect.poll(async () => (await readOffers(1))?.offers.length).toBe(1);
    const before = deps.calls.length;
    await delivery.takeLarger(1, "https://bank.test/statement.png");
    await delivery.takeLarger(2, LARGER);
    expect(deps.calls).toHaveLength(before);
  });
});

describe("a picking", () => {
  it("waits in the inbox, and ends when the person leaves it in the panel", async () => {
    const { delivery, state } = deliverWith(open);
    delivery.pick(tab, "picture");
    await expect.poll(tools).toContain("pick");
    expect(await readInbox(1)).toMatchObject({ state: "capturing", isPicking: true });
    await delivery.stop(1);
    expect(await state()).toBe("none");
    expect(tools()).toContain("stopPicking");
  });

  it("goes on with what was picked, or asks for the frame's site", async () => {
    const { delivery, state } = deliverWith(open);
    await delivery.picked({ kind: "frame", url: "https://frame.test/a", tab });
    expect(await readInbox(1)).toMatchObject({
      state: "needs-permission",
      host: "frame.test",
      origins: ["https://frame.test/*"],
    });
    await delivery.picked({ kind: "picked", target });
    expect(await state()).toBe("ready");
    await delivery.picked({ kind: "left", tab });
    expect(await state()).toBe("none");
  });

  it("does not outlive the next click", async () => {
    const { delivery, state } = deliverWith(open);
    delivery.pick(tab, "picture");
    await expect.poll(tools).toContain("pick");
    delivery.deliver(target);
    await expect.poll(state).toBe("ready");
    expect(tools()).toContain("stopPicking");
  });
});
