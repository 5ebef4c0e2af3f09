import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { rasteriseSvg } from "@/utils/pixels/page/rasterise-svg";

/** The last address that was to be drawn; nothing can draw here. */
let address = "";

class UndrawnImage {
  set src(value: string) {
    address = value;
  }
  decode = () => Promise.reject(new Error("Nothing draws here."));
}

beforeEach(() => vi.stubGlobal("Image", UndrawnImage));
afterEach(() => vi.unstubAllGlobals());

/** What is drawn of a drawing, in single bytes. */
async function drawn(text: string): Promise<string> {
  const file = new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))]);
  await rasteriseSvg(file, { width: 90, height: 60 });
  return decodeURIComponent(address);
}

const svg = (attributes: string) =>
  drawn(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><rect/></svg>`);

it("draws a drawing's words as they are written, in the encoding that it declares", async () => {
  const text = `<?xml version="1.0" encoding="iso-8859-1"?>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>caf\xe9</text></svg>`;
  expect(await drawn(text)).toContain("<text>café</text>");
});

it("leaves a drawing its own size, which its styles may go by", async () => {
  expect(await svg('width="30" height="20"')).toMatch(/ width="30" height="20"[^>]*><rect/);
  expect(await svg('viewBox="0 0 30 20"')).toContain('viewBox="0 0 30 20" width="30" height="20"');
  expect(await svg('width="30"')).toContain('width="30" height="150"');
  expect(await svg("")).toContain('width="300" height="150"');
});

it("adds no view box, and leaves one that makes no sense to the browser", async () => {
  expect(await svg('width="30" height="20"')).not.toContain("viewBox");
  expect(await svg('viewBox="a b" width="30" height="20"')).toContain('viewBox="a b" width="30"');
});

it("draws what is larger than any image at the size that is asked for, with all that is on it", async () => {
  const address = await svg('width="90000" height="60000"');
  expect(address).toContain('width="90" height="60"');
  expect(address).toContain('viewBox="0 0 90000 60000"');
});
