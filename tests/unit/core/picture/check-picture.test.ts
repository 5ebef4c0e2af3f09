import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { checkPicture } from "@/utils/core/picture/check-picture";

const png = await sharp({ create: { width: 4, height: 3, channels: 3, background: "red" } })
  .png()
  .toBuffer();

const withSize = (width: number, height: number) => {
  const bytes = Uint8Array.from(png);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};

const codeOf = (bytes: Uint8Array) => {
  const checked = checkPicture(bytes);
  return checked.ok ? undefined : checked.error.code;
};

describe("a picture's check", () => {
  it("lets a picture of exactly 100 megapixels pass, and not one more", () => {
    expect(checkPicture(withSize(10_000, 10_000)).ok).toBe(true);
    const checked = checkPicture(withSize(10_000, 10_001));
    expect(checked).toMatchObject({
      ok: false,
      error: {
        code: "picture_too_many_pixels",
        params: { width: 10_000, height: 10_001, megapixels: 101, maxmegapixels: 100 },
      },
    });
  });

  it("says of a drawing what it is, and the size it is drawn at", () => {
    const svg = new TextEncoder().encode('<svg width="30" height="20"/>');
    expect(checkPicture(svg)).toMatchObject({
      ok: true,
      value: { type: "image/svg+xml", size: { width: expect.any(Number) } },
    });
  });

  it("refuses what is empty, no image, or broken before its size", () => {
    expect(codeOf(new Uint8Array())).toBe("capture_empty");
    expect(codeOf(new TextEncoder().encode("<html><body>Log in</body></html>"))).toBe(
      "capture_not_an_image",
    );
    expect(codeOf(png.subarray(0, 12))).toBe("picture_undecodable");
  });

  it("refuses more than 64 MB with both figures", () => {
    const bytes = new Uint8Array(64 * 1024 * 1024 + 1);
    bytes.set(png);
    expect(checkPicture(bytes)).toMatchObject({
      ok: false,
      error: { code: "capture_too_many_bytes", params: { megabytes: 65, limit: 64 } },
    });
  });

  it("lets a file of exactly 64 MB pass", () => {
    const bytes = new Uint8Array(64 * 1024 * 1024);
    bytes.set(png);
    expect(checkPicture(bytes)).toMatchObject({
      ok: true,
      value: { type: "image/png", isAnimated: false, size: { width: 4, height: 3 } },
    });
  });

  it("refuses HEIC by name unless this browser reads it", () => {
    const heic = new TextEncoder().encode("\0\0\0\x10ftypheic\0\0\0\0");
    expect(checkPicture(heic)).toMatchObject({
      error: { code: "picture_type_unsupported", params: { type: "HEIC" } },
    });
    // It passes, and is refused for having no size.
    expect(checkPicture(heic, (type) => type === "image/heic")).toMatchObject({
      error: { code: "picture_undecodable" },
    });
  });

  it("refuses JPEG XL by name unless this browser reads it", () => {
    const jxl = Uint8Array.from([0xff, 0x0a, 0xff, 0x07, 0, 0, 0, 0]);
    expect(checkPicture(jxl)).toMatchObject({
      ok: false,
      error: { code: "picture_type_unsupported", params: { type: "JPEG XL" } },
    });
    expect(checkPicture(jxl, () => true)).toMatchObject({ ok: true, value: { type: "image/jxl" } });
  });

  it("gives a drawing the size it is to be drawn at", () => {
    const small = new TextEncoder().encode('<svg viewBox="0 0 2 1"/>');
    const unsized = new TextEncoder().encode("<svg/>");
    const wide = new TextEncoder().encode('<svg width="900000" height="9"/>');
    expect(checkPicture(small)).toMatchObject({ value: { size: { width: 2048, height: 1024 } } });
    expect(checkPicture(unsized)).toMatchObject({ value: { size: { width: 2048, height: 1024 } } });
    expect(checkPicture(wide)).toMatchObject({ value: { size: { width: 8192, height: 1 } } });
  });
});
