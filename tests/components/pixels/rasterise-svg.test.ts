import { afterEach, expect, it, vi } from "vitest";
import { rasteriseSvg } from "@/utils/pixels/page/rasterise-svg";

/** The last address that was to be drawn; nothing can draw here. */
let address = "";

class UndrawnImage {
  set src(value: string) {
    address = value;
  }
  decode = () => Promise.reject(new Error("Nothing draws here."));
}

afterEach(() => vi.unstubAllGlobals());

it("draws a drawing's words as they are written, in the encoding that it declares", async () => {
  vi.stubGlobal("Image", UndrawnImage);
  const text = `<?xml version="1.0" encoding="iso-8859-1"?>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>caf\xe9</text></svg>`;
  const file = new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))]);
  await rasteriseSvg(file, { width: 90, height: 90 });
  expect(decodeURIComponent(address)).toContain("<text>café</text>");
});
