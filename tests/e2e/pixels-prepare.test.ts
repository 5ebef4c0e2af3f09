import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { answered, asBlob, asBytes, type PixelsBrowser } from "../support/pixels-page/open.ts";
import { encoded, noise, pixelsOf, plain } from "../support/pixels-page/pictures.ts";
import type { Wire } from "../support/pixels-page/wire.ts";
import { withPixels } from "../support/pixels-page/with-pixels.ts";

let browser: PixelsBrowser;

withPixels((opened) => {
  browser = opened;
});

const stroke: Wire = { kind: "stroke", mode: "add", radius: 12, points: [60, 40, 90, 60] };
const square: Wire = { x: 20, y: 0, width: 100, height: 100 };

describe("what is sent", () => {
  it("is an RGBA PNG with a mask of the same size, transparent where painted", async () => {
    const png = await encoded(noise(160, 100), 160, 100).png().toBuffer();
    const sent = answered(
      await browser.call("prepare", {
        picture: asBlob(png),
        operations: [stroke],
        window: square,
        sentSize: { width: 256, height: 256 },
        byteLimit: 4_000_000,
        maskByteLimit: 4_000_000,
        maskWay: "mask",
      }),
    );
    const image = await sharp(asBytes(sent["image"])).metadata();
    expect(image).toMatchObject({ format: "png", width: 256, height: 256, channels: 4 });
    const mask = await sharp(asBytes(sent["mask"])).raw().toBuffer({ resolveWithObject: true });
    expect(mask.info).toMatchObject({ width: 256, height: 256, channels: 4 });
    const at = (x: number, y: number) => [
      ...mask.data.subarray((y * 256 + x) * 4, (y * 256 + x) * 4 + 4),
    ];
    expect(at(Math.round(40 * 2.56), Math.round(40 * 2.56))).toEqual([255, 255, 255, 0]);
    expect(at(5, 5)).toEqual([0, 0, 0, 255]);
  });

  it("stays under the byte limit and square, whatever the noise", async () => {
    const png = await encoded(noise(1024, 1024), 1024, 1024).png().toBuffer();
    const byteLimit = 500_000;
    const sent = answered(
      await browser.call("prepare", {
        picture: asBlob(png),
        operations: [stroke],
        window: { x: 0, y: 0, width: 1024, height: 1024 },
        sentSize: { width: 1024, height: 1024 },
        byteLimit,
        maskByteLimit: 4_000_000,
        maskWay: "mask",
      }),
    );
    const image = asBytes(sent["image"]);
    const facts = await sharp(image).metadata();
    const mask = await sharp(asBytes(sent["mask"])).metadata();
    expect(image.length).toBeLessThan(byteLimit);
    expect(facts.width).toBe(facts.height);
    expect([mask.width, mask.height]).toEqual([facts.width, facts.height]);
  });

  it("goes on with the edge pixels where the window reaches beyond the picture", async () => {
    const left = await plain("#c00000", 60);
    const png = await sharp(left).extend({ right: 60, background: "#0000c0" }).png().toBuffer();
    const sent = answered(
      await browser.call("prepare", {
        picture: asBlob(png),
        operations: [],
        window: { x: 0, y: -30, width: 120, height: 120 },
        sentSize: { width: 256, height: 256 },
        byteLimit: 4_000_000,
        maskByteLimit: 4_000_000,
        maskWay: "none",
      }),
    );
    const data = await pixelsOf(asBytes(sent["image"]));
    const at = (x: number, y: number) => [
      ...data.subarray((y * 256 + x) * 4, (y * 256 + x) * 4 + 4),
    ];
    expect(at(10, 0)).toEqual([192, 0, 0, 255]);
    expect(at(250, 255)).toEqual([0, 0, 192, 255]);
    expect(sent["mask"]).toBeUndefined();
  });

  it("is exact at the top of pictures so large that only their upper rows are decoded", async () => {
    const [width, height] = [4000, 6400];
    const large = encoded(noise(80, 128), 80, 128).resize(width, height, { kernel: "nearest" });
    const window = { x: 1500, y: 300, width: 256, height: 256 };
    for (const type of ["png", "jpeg"] as const) {
      const file = await large.clone().removeAlpha().toFormat(type).toBuffer();
      const sent = answered(
        await browser.call("prepare", {
          picture: asBlob(file, `image/${type}`),
          operations: [stroke],
          window,
          sentSize: { width: 256, height: 256 },
          byteLimit: 4_000_000,
          maskByteLimit: 4_000_000,
          maskWay: "mask",
        }),
      );
      const own = await pixelsOf(asBytes(sent["image"]));
      const { x, y, ...size } = window;
      const part = sharp(file).extract({ left: x, top: y, ...size });
      const expected = await part.ensureAlpha().raw().toBuffer();
      const worst = own.reduce(
        (most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? 999))),
        0,
      );
      expect(worst).toBeLessThanOrEqual(type === "png" ? 0 : 2);
    }
  });

  it("keeps the picture's alpha where that is the mask", async () => {
    const png = await encoded(
      noise(100, 100, (i) => (i % 100 < 50 ? 0 : 255)),
      100,
      100,
    )
      .png()
      .toBuffer();
    const sent = answered(
      await browser.call("prepare", {
        picture: asBlob(png),
        operations: [],
        window: { x: 0, y: 0, width: 100, height: 100 },
        sentSize: { width: 256, height: 256 },
        byteLimit: 4_000_000,
        maskByteLimit: 4_000_000,
        maskWay: "transparency",
      }),
    );
    const data = await pixelsOf(asBytes(sent["image"]));
    expect(data[(128 * 256 + 40) * 4 + 3]).toBe(0);
    expect(data[(128 * 256 + 200) * 4 + 3]).toBe(255);
    expect(sent["mask"]).toBeUndefined();
  });
});

describe("pictures of every kind", () => {
  it("are measured after EXIF orientation", async () => {
    const jpeg = await sharp(await plain("#448822", 40))
      .resize(40, 20)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const facts = answered(await browser.call("inspect", { picture: asBlob(jpeg, "image/jpeg") }));
    expect(facts).toEqual({ size: { width: 20, height: 40 }, hasTransparency: false });
  });

  it("are known to be transparent by a single pixel", async () => {
    const data = noise(50, 50, (i) => (i === 2499 ? 254 : 255));
    const png = await encoded(data, 50, 50).png().toBuffer();
    const facts = answered(await browser.call("inspect", { picture: asBlob(png) }));
    expect(facts["hasTransparency"]).toBe(true);
  });

  it("give a proxy and a thumbnail of at most the side that was asked for", async () => {
    const png = await encoded(noise(300, 120), 300, 120).png().toBuffer();
    const proxy = answered(await browser.call("proxy", { picture: asBlob(png), maxSide: 100 }));
    expect(proxy).toEqual({
      bitmap: { width: 100, height: 40 },
      size: { width: 300, height: 120 },
    });
    const thumbnail = answered(
      await browser.call("thumbnail", { picture: asBlob(png), maxSide: 96 }),
    );
    expect(await sharp(asBytes(thumbnail)).metadata()).toMatchObject({ format: "webp", width: 96 });
  });

  it("that are broken, empty or SVG are told apart", async () => {
    const code = async (bytes: Buffer, type: string) => {
      const answer = await browser.call("inspect", { picture: asBlob(bytes, type) });
      return answer.ok ? "" : answer.error.code;
    };
    expect(await code(Buffer.from("no picture"), "image/png")).toBe("picture_undecodable");
    expect(await code(Buffer.alloc(0), "image/png")).toBe("picture_undecodable");
    expect(await code(Buffer.from("<svg xmlns='…'/>"), "")).toBe("picture_type_unsupported");
  });
});
