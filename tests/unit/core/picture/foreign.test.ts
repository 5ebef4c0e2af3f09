import { describe, expect, it } from "vitest";
import { checkPicture } from "@/utils/core/picture/check-picture";

const bytes = (text: string, length = 4000) =>
  Uint8Array.from({ length }, (_, i) => text.charCodeAt(i % Math.max(1, text.length)) & 255);

/** A TGA of true colour, 4 × 3. */
const tga = Uint8Array.from(
  { length: 18 + 36 },
  (_, i) => ({ 2: 2, 12: 4, 14: 3, 16: 24 })[i] ?? 0,
);

describe("a picture that no browser shows", () => {
  it.each<[string, Uint8Array]>([
    ["TIFF", bytes("II*\0\x08\0\0\0")],
    ["TIFF", bytes("MM\0*\0\0\0\x08")],
    ["PSD", bytes("8BPS\0\x01")],
    ["JPEG 2000", bytes("\0\0\0\x0cjP  \r\n\x87\n")],
    ["PPM", bytes("P6\n64 64\n255\n")],
    ["PPM", bytes("P5 # grey\n2 2\n255\n")],
    ["PDF", bytes("%PDF-1.7\n")],
    ["TGA", tga],
  ])("is called by its name: %s", (type, file) => {
    expect(checkPicture(file)).toMatchObject({
      ok: false,
      error: { code: "picture_type_unsupported", params: { type } },
    });
  });

  it.each([
    ["<!doctype html><p>Please log in"],
    ["Please log in"],
    ["PNG is what this says"],
    ["P6"],
    ["\0\0\x02\0"],
  ])("is not seen in %j", (text) => {
    expect(checkPicture(bytes(text))).toMatchObject({
      ok: false,
      error: { code: "capture_not_an_image" },
    });
  });
});
