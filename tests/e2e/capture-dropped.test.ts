import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { picture, SHIPPED } from "../support/app.ts";
import { type Capturing, hashOf, startCapturing } from "../support/capturing.ts";
import { byTestId } from "../support/panel-page.ts";

/** Pictures that are dropped onto the panel, or pasted there. */
let capturing: Capturing;

beforeAll(async () => {
  capturing = await startCapturing(SHIPPED);
  await capturing.show("same-origin");
});

afterAll(() => capturing?.close());

interface Dropped {
  readonly html?: string;
  readonly address?: string;
  readonly file?: { readonly base64: string; readonly name: string; readonly type: string };
}

/** Drops onto the panel what a hand would bring; gives whether the panel took it. */
const hand = (what: Dropped, how: "drop" | "paste" = "drop") =>
  capturing.panel.evaluate(
    ({ html, address, file }, name) => {
      const data = new DataTransfer();
      if (html) data.setData("text/html", html);
      if (address) data.setData("text/uri-list", address);
      if (file) {
        const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], file.name, { type: file.type }));
      }
      const init = { bubbles: true, cancelable: true };
      const event =
        name === "drop"
          ? new DragEvent("drop", { ...init, dataTransfer: data })
          : new ClipboardEvent("paste", { ...init, clipboardData: data });
      return !document.body.dispatchEvent(event);
    },
    what,
    how,
  );

/** Waits until the panel shows a picture of this shape. */
const isShown = (ratio: number) =>
  expect
    .poll(async () => {
      const box = await (await capturing.panel.$(byTestId("picture")))?.boundingBox();
      return box ? Math.abs(box.width / box.height / ratio - 1) < 0.02 : false;
    })
    .toBe(true);

describe("an image dragged out of a page", () => {
  it("comes as the very file where its site lets everybody read", async () => {
    const address = `${capturing.sandbox.otherUrl}/cors/astronaut.jpg`;
    const html = `<meta charset="utf-8"><a href="/"><img src="${address}" alt="x"></a>`;
    const captured = await capturing.after(() =>
      hand({ html, address: `${capturing.sandbox.galleryUrl}/` }),
    );
    expect(captured).toMatchObject({ state: "ready", sourceUrl: address });
    expect(captured.sha256).toBe(await hashOf("astronaut.jpg"));
  });

  it("asks for its site like a click where that is needed", async () => {
    const address = `${capturing.sandbox.otherUrl}/pictures/coffee.jpg`;
    const captured = await capturing.after(() => hand({ address }));
    expect(captured).toMatchObject({ state: "needs-permission", host: "localhost" });
  });

  it("is refused with its word where it is none", async () => {
    const captured = await capturing.after(() =>
      hand({ address: `${capturing.sandbox.galleryUrl}/kinds/same-origin.html` }),
    );
    expect(captured).toMatchObject({ state: "failed", errorCode: "capture_not_an_image" });
  });

  it.each([["file:///etc/passwd"], ["javascript:alert(1)"], ["chrome://settings"]])(
    "is nothing at all at %s",
    async (address) => {
      // What arrived only: what the panel notes of the picture before may still be on its way.
      const read = () =>
        capturing.panel.evaluate(async () => {
          const stored = await chrome.storage.session.get();
          return Object.entries(stored).filter(([key]) => key.startsWith("inbox:"));
        });
      const before = await read();
      await hand({ address });
      expect(await read()).toEqual(before);
    },
  );
});

describe("a file", () => {
  it.each([
    ["drop", "image/png"],
    ["drop", ""],
    ["paste", "image/png"],
  ] as const)("opens by %s, known by its bytes and not by its type “%s”", async (how, type) => {
    const [name, ratio] = type === "" ? ["brick.png", 1] : ["chelsea.png", 451 / 300];
    const base64 = await readFile(picture(name), "base64");
    expect(await hand({ file: { base64, name: "a.bin", type } }, how)).toBe(true);
    await isShown(ratio);
  });
});
