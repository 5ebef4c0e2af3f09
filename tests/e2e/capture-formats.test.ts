import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SHIPPED } from "../support/app.ts";
import { type Capturing, hashOf, startCapturing } from "../support/capturing.ts";
import { byTestId } from "../support/panel-page.ts";

/** Every format arrives byte by byte, is known by its bytes, and opens in the panel. */
let capturing: Capturing;

beforeAll(async () => {
  capturing = await startCapturing(SHIPPED);
});

afterAll(() => capturing?.close());

type Format = readonly [
  kind: string,
  asset: string,
  type: string,
  size: string,
  isAnimated?: boolean,
];

const FORMATS: readonly Format[] = [
  ["png-transparent", "transparent.png", "image/png", "451x300"],
  ["png-half-transparent", "half-transparent.png", "image/png", "451x300"],
  ["png-palette", "palette.png", "image/png", "451x300"],
  ["png-grey", "grey.png", "image/png", "640x427"],
  ["png-grey-alpha", "grey-alpha.png", "image/png", "451x300"],
  ["png-sixteen-bit", "sixteen-bit.png", "image/png", "600x400"],
  ["png-interlaced", "interlaced.png", "image/png", "451x300"],
  ["png-one-bit", "one-bit.png", "image/png", "448x172"],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map(
    (value): Format => [`exif-${value}`, `exif-${value}.jpg`, "image/jpeg", "360x240"],
  ),
  ["jpeg-cmyk", "cmyk.jpg", "image/jpeg", "600x400"],
  ["jpeg-progressive", "progressive.jpg", "image/jpeg", "600x400"],
  ["jpeg-grey", "grey.jpg", "image/jpeg", "640x427"],
  ["jpeg-truncated", "truncated.jpg", "image/jpeg", "640x427"],
  ["webp-lossy", "lossy.webp", "image/webp", "600x400"],
  ["webp-lossless", "lossless.webp", "image/webp", "300x200"],
  ["webp-animated", "animated.webp", "image/webp", "240x160", true],
  ["gif-still", "still.gif", "image/gif", "300x200"],
  ["gif-animated", "animated.gif", "image/gif", "240x160", true],
  ["avif", "photo.avif", "image/avif", "600x400"],
  ["bmp", "photo.bmp", "image/bmp", "301x201"],
  ["ico", "photo.ico", "image/x-icon", "128x128"],
  ["svg-sized", "sized.svg", "image/svg+xml", "2048x1331"],
  ["svg-unsized", "unsized.svg", "image/svg+xml", "2048x1331"],
  ["svg-boundless", "boundless.svg", "image/svg+xml", "2048x1024"],
  ["svg-percent", "percent.svg", "image/svg+xml", "2048x1331"],
  ["svg-millimetres", "millimetres.svg", "image/svg+xml", "2048x1336"],
  ["svg-foreign-object", "foreign-object.svg", "image/svg+xml", "2048x1331"],
  ["svg-hostile", "hostile.svg", "image/svg+xml", "2048x1331"],
];

/** Whether the panel shows a picture of this shape. */
async function isOpen(size: string): Promise<boolean> {
  const [width = 1, height = 1] = size.split("x").map(Number);
  return capturing.panel.$eval(
    byTestId("picture"),
    (picture, ratio) => {
      const box = picture.getBoundingClientRect();
      return box.width > 0 && Math.abs(box.width / box.height / ratio - 1) < 0.02;
    },
    width / height,
  );
}

describe("a format", () => {
  it.each(FORMATS.map((format) => [format[0], format] as const))("%s", async (kind, format) => {
    const [, asset, type, size, isAnimated = false] = format;
    const captured = await capturing.rightClick(await capturing.show(kind));
    expect(captured).toMatchObject({ state: "ready", type, size, isAnimated });
    expect(captured.sha256).toBe(await hashOf(asset));
    await expect.poll(() => isOpen(size), { timeout: 15_000 }).toBe(true);
  });
});
