import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { appError } from "@/utils/core/app-error";
import { MAX_PICTURE_BYTES } from "@/utils/core/picture/picture";
import { err } from "@/utils/core/result";
import type { FileWay } from "@/utils/panel/picture/save-file";
import { type TestPanel, testPanel } from "../../support/fake-panel.ts";
import { fakePixels } from "../../support/fake-pixels.ts";
import { clearRecords } from "../../support/records.ts";

/** A PNG's beginning, 8 × 8 px; what follows makes it another picture. */
function png(name: string, type = "image/png"): File {
  const head = "89504e470d0a1a0a0000000d494844520000000800000008080600000000000000";
  return new File([Buffer.from(head, "hex"), name], name, { type });
}

const text = (name: string, words: string, type = "") => new File([words], name, { type });

const fixture = (name: string, type = "") =>
  new File([readFileSync(`tests/fixtures/faults/${name}`)], name, { type });

let test: TestPanel;
const state = () => test.context.store.getState();
const open = (files: readonly File[], way: FileWay = "drop") => test.panel.openFiles(files, way);
const openName = () => state().picture?.record.provenance.fileName;
const further = () => state().further.map(({ name }) => name);
const errorCode = () => {
  const { arrival } = state();
  return arrival.state === "failed" ? arrival.error.code : undefined;
};

beforeEach(async () => {
  fakeBrowser.reset();
  await clearRecords();
  test = testPanel({}, { pixels: fakePixels().pixels });
});

describe("a file", () => {
  it.each(["image/png", "", "application/octet-stream", "text/plain"])(
    "is known by its bytes, whatever its type says: “%s”",
    async (type) => {
      await open([png("a.png", type)]);
      expect(openName()).toBe("a.png");
    },
  );

  it("too large to open is not read at all", async () => {
    const file = png("film.png");
    Object.defineProperty(file, "size", { value: MAX_PICTURE_BYTES + 1 });
    const read = vi.spyOn(file, "arrayBuffer");
    await open([file]);
    expect(errorCode()).toBe("capture_too_many_bytes");
    expect(read).not.toHaveBeenCalled();
  });

  it("that is gone, a folder, or not fetched from a cloud is called unreadable", async () => {
    const file = png("gone.png");
    vi.spyOn(file, "arrayBuffer").mockRejectedValue(new DOMException("gone", "NotFoundError"));
    await open([file]);
    expect(errorCode()).toBe("file_unreadable");
  });

  it.each([
    ["notes.txt", "Buy milk", "text/plain", "file_not_a_picture"],
    ["page.html", "<!doctype html><p>x", "text/html", "file_not_a_picture"],
    ["data.bin", "\u0001\u0002\u0003", "application/octet-stream", "file_not_a_picture"],
    ["paper.pdf", "%PDF-1.7 …", "application/pdf", "picture_type_unsupported"],
    ["empty.png", "", "image/png", "capture_empty"],
  ])("that is no picture is refused in words about files: %s", async (name, words, type, code) => {
    await open([text(name, words, type)]);
    expect(errorCode()).toBe(code);
  });

  it("of a rare type opens where this browser reads it, and is refused by its name elsewhere", async () => {
    await open([fixture("plain.jxl")]);
    expect(openName()).toBe("plain.jxl");
    const inspect = async () => err(appError("picture_undecodable"));
    test = testPanel({}, { pixels: { ...fakePixels().pixels, inspect } });
    await open([fixture("plain.jxl")]);
    expect(state().arrival).toMatchObject({
      error: { code: "picture_type_unsupported", params: { type: "JPEG XL" } },
    });
  });

  it("that is still read when the person stops waiting is not opened afterwards", async () => {
    await open([png("first.png")]);
    const slow = png("slow.png");
    const { promise, resolve } = Promise.withResolvers<ArrayBuffer>();
    const bytes = await slow.arrayBuffer();
    vi.spyOn(slow, "arrayBuffer").mockReturnValue(promise);
    const opening = open([slow]);
    expect(state().arrival.state).toBe("capturing");
    await test.panel.stopCapture();
    expect(state().arrival.state).toBe("none");
    resolve(bytes);
    await opening;
    expect(openName()).toBe("first.png");
    expect(state().arrival.state).toBe("none");
  });
});

describe("several files", () => {
  it("open the first picture and name all others", async () => {
    await open([text("notes.txt", "x", "text/plain"), png("a.png"), png("b.png"), png("c.png")]);
    expect(openName()).toBe("a.png");
    expect(further()).toEqual(["notes.txt", "b.png", "c.png"]);
  });

  it("are each one click away, and what was open joins the others no more", async () => {
    await open([png("a.png"), png("b.png"), png("c.png")]);
    const [, c] = state().further;
    if (!c) throw new Error("c.png is not named");
    await test.panel.openFurther(c);
    expect(openName()).toBe("c.png");
    expect(further()).toEqual(["b.png"]);
  });

  it("are still named where the first cannot be opened", async () => {
    await open([text("broken.png", "x"), png("b.png")]);
    expect(errorCode()).toBe("file_not_a_picture");
    expect(further()).toEqual(["b.png"]);
  });

  it("give way to a picture that is opened by another way", async () => {
    await open([png("a.png"), png("b.png")]);
    await open([png("c.png")], "paste");
    expect(further()).toEqual([]);
  });
});

describe("a folder", () => {
  const folder = (files: readonly File[]) => ({ name: "holiday", list: async () => files });

  it("with one picture opens it", async () => {
    await test.panel.openFolder(folder([text("list.txt", "x", "text/plain"), png("a.png")]));
    expect(openName()).toBe("a.png");
  });

  it("with several lets the person choose", async () => {
    const files = [png("a.png"), text("list.txt", "x", "text/plain"), png("b.jpg", "")];
    await test.panel.openFolder(folder(files));
    expect(state().arrival).toEqual({ state: "choosing", folder: "holiday" });
    expect(further()).toEqual(["a.png", "b.jpg"]);
    await test.panel.openFurther(files[2] ?? png("none"));
    expect(openName()).toBe("b.jpg");
  });

  it("without any says so, and so does one that cannot be read", async () => {
    await test.panel.openFolder(folder([]));
    expect(errorCode()).toBe("folder_without_pictures");
    await test.panel.openFolder({ name: "x", list: () => Promise.reject(new Error("gone")) });
    expect(errorCode()).toBe("file_unreadable");
  });
});
