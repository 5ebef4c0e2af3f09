import { describe, expect, it } from "vitest";
import { captureImage } from "@/utils/capture/read/capture";
import { isSamePicture } from "@/utils/core/picture/same-picture";
import { deny, makeDeps, never, png, target } from "./fake-deps";
import { answering, snapshotWith } from "./fake-snapshot";

/** A thumbnail all over in one colour. */
const flat = (...rgba: readonly number[]) => Array.from({ length: 16 * 16 }, () => rgba).flat();
const RED = flat(200, 30, 30, 255);
const GREEN = flat(30, 160, 40, 255);

const own = { ...target, sourceUrl: "https://site.test/a.png" };
const drawn = [...png, 0];

/** A page that shows one thing, where its own server answers another at every request. */
function pageShowing(shown: readonly number[] | null, canDraw = true) {
  return answering({
    locate: () => snapshotWith({ url: own.sourceUrl }),
    thumbnail: () => shown,
    fetchInPage: () => ({ ok: true, byteLength: png.length }),
    hold: () =>
      canDraw ? { ok: true, byteLength: drawn.length } : { ok: false, reason: "tainted" },
    readChunkInPage: (...[, from, to]) => {
      const length = (to as number) - (from as number);
      return Buffer.from(length === drawn.length ? drawn : png).toString("base64");
    },
  });
}

const capture = (shown: readonly number[] | null, fetched: readonly number[], canDraw = true) =>
  captureImage(
    own,
    makeDeps(deny, {
      runInFrame: pageShowing(shown, canDraw),
      drawThumbnail: async () => fetched,
    }),
    never,
  );

describe("a server that answers another picture each time", () => {
  it("is found out: what is shown is drawn from the page", async () => {
    const outcome = await capture(RED, GREEN);
    expect(outcome).toMatchObject({
      kind: "captured",
      provenance: { way: "element", sourceUrl: own.sourceUrl },
    });
    expect(outcome.kind === "captured" && outcome.bytes.size).toBe(drawn.length);
  });

  it("has its own sentence where that cannot be drawn", async () => {
    expect(await capture(RED, GREEN, false)).toMatchObject({
      kind: "failed",
      error: { code: "capture_other_picture" },
    });
  });

  it.each([
    ["the picture that is shown", RED, RED],
    ["another compression of it", RED, flat(203, 28, 33, 255)],
    ["one that the page may not read, of which nothing is known", null, GREEN],
    ["an answer that is no thumbnail", [1, 2, 3], GREEN],
  ])("is not suspected for %s", async (_what, shown, fetched) => {
    expect(await capture(shown, fetched)).toMatchObject({ provenance: { way: "page" } });
  });
});

describe("two pictures", () => {
  it("are told apart where only a part of them differs", () => {
    const marked = RED.with(4, 20).with(5, 200);
    expect(isSamePicture(RED, marked)).toBe(false);
  });

  it("are told apart by their transparency", () => {
    expect(isSamePicture(flat(0, 0, 0, 255), flat(0, 0, 0, 0))).toBe(false);
  });

  it("are not the same where there is nothing to compare", () => {
    expect(isSamePicture([], [])).toBe(false);
  });
});
