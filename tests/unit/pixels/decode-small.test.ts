import sharp from "sharp";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { decodeSmall } from "@/utils/pixels/page/decode-small";

const drawing = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: "red" } });
const small = drawing(40, 30);
const decode = vi.fn();
const open = (file: Uint8Array) => decodeSmall(new Blob([Uint8Array.from(file)]), file);
const bitmap = (width: number, height: number) => ({ width, height, close: vi.fn() });

beforeEach(() => {
  decode.mockReset();
  decode.mockResolvedValue(bitmap(40, 30));
  vi.stubGlobal("createImageBitmap", decode);
  return () => vi.unstubAllGlobals();
});

describe("a picture that the page itself decodes", () => {
  it.each([
    ["a JPEG, which has no transparency", () => small.clone().jpeg().toBuffer(), true],
    ["a PNG", () => small.clone().png().toBuffer(), false],
    ["a WebP", () => small.clone().webp({ lossless: true }).toBuffer(), false],
  ])("may be %s", async (_, file, isOpaque) => {
    expect(await open(await file())).toMatchObject({ isOpaque, bitmap: { width: 40, height: 30 } });
  });

  it.each([
    ["large", () => drawing(2001, 2001).jpeg().toBuffer()],
    ["long", () => drawing(4097, 2).png().toBuffer()],
    ["of a type whose size is not known so quickly", () => small.clone().gif().toBuffer()],
    ["no picture", async () => new TextEncoder().encode("PNG or WEBP, perhaps")],
    ["empty", async () => new Uint8Array()],
  ])("is not %s", async (_, file) => {
    expect(await open(await file())).toBeUndefined();
    expect(decode).not.toHaveBeenCalled();
  });

  it("is left to the worker where it does not decode", async () => {
    decode.mockRejectedValue(new DOMException("The source image could not be decoded."));
    expect(await open(await small.clone().png().toBuffer())).toBeUndefined();
  });

  it("is not kept where its header said less than there was", async () => {
    const vast = bitmap(4000, 4000);
    decode.mockResolvedValue(vast);
    expect(await open(await small.clone().png().toBuffer())).toBeUndefined();
    expect(vast.close).toHaveBeenCalled();
  });
});
