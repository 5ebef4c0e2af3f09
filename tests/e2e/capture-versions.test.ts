import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SHIPPED } from "../support/app.ts";
import { type Captured, type Capturing, hashOf, startCapturing } from "../support/capturing.ts";

/** Larger versions of the same picture are offered, and nothing is swapped without a word. */
let capturing: Capturing;

beforeAll(async () => {
  capturing = await startCapturing(SHIPPED);
});

afterAll(() => capturing?.close());

interface Offers {
  readonly pictureId: string;
  readonly offers: readonly {
    readonly url: string;
    readonly width: number;
    readonly height: number;
  }[];
}

/** What is offered for this very picture. */
async function offersFor({ pictureId }: Captured): Promise<Offers["offers"]> {
  const read = () =>
    capturing.panel.evaluate(async () => {
      const { id } = await chrome.windows.getCurrent();
      const found = await chrome.storage.session.get(`offers:${id}`);
      return found[`offers:${id}`] as Offers | undefined;
    });
  await expect.poll(async () => (await read())?.pictureId, { timeout: 15_000 }).toBe(pictureId);
  return (await read())?.offers ?? [];
}

describe("a larger version", () => {
  it.each([
    ["srcset", "rocket-320.jpg", "rocket-4096.jpg"],
    // Which density is shown first depends on what the browser has in its cache.
    ["srcset-density", undefined, "rocket-1280.jpg"],
    ["srcset-commas", "w_320,q_80.jpg", "w_4096,q_80.jpg"],
    ["picture", "rocket-320.avif", "rocket-4096.avif"],
    ["thumbnail", "rocket-320.jpg", "rocket-4096.jpg"],
    ["lazy-srcset", "rocket-320.jpg", "rocket-4096.jpg"],
  ])("of %s is offered, and taken on the person's word", async (kind, shown, larger) => {
    // Made now: a server that makes it when it is asked is slower than is waited for.
    const largerHash = await hashOf(larger);
    const captured = await capturing.rightClick(await capturing.show(kind));
    if (shown) expect(captured.sha256).toBe(await hashOf(shown));
    const [best] = await offersFor(captured);
    expect(best?.url.split("/").at(-1)).toBe(larger);
    const taken = await capturing.ask({ type: "capture-larger", url: best?.url });
    expect(taken.sha256).toBe(largerHash);
    expect(taken.size).toBe(`${best?.width}x${best?.height}`);
  });

  it("that is dead is not offered, but the largest living one is", async () => {
    const captured = await capturing.rightClick(await capturing.show("srcset-missing"));
    const offers = await offersFor(captured);
    expect(offers.map(({ width }) => width)).toEqual([640]);
  });

  it.each([["art-direction"], ["same-origin"], ["lazy"]])("is not offered for %s", async (kind) => {
    const captured = await capturing.rightClick(await capturing.show(kind));
    expect(await offersFor(captured)).toEqual([]);
  });

  it("cannot be any other address, whoever asks for it", async () => {
    const captured = await capturing.rightClick(await capturing.show("srcset"));
    await offersFor(captured);
    const url = `${capturing.sandbox.galleryUrl}/pictures/chelsea.png`;
    const before = await capturing.panel.evaluate(() => chrome.storage.session.get());
    await capturing.panel.evaluate(async (address) => {
      const { id: windowId } = await chrome.windows.getCurrent();
      await chrome.runtime.sendMessage({ type: "capture-larger", windowId, url: address });
    }, url);
    expect(await capturing.panel.evaluate(() => chrome.storage.session.get())).toEqual(before);
  });
});
