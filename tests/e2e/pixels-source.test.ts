import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { exifBlock } from "../support/exif.ts";
import { answered, asBlob, asBytes, type PixelsBrowser } from "../support/pixels-page/open.ts";
import { encoded, noise, pixelsOf, plain } from "../support/pixels-page/pictures.ts";
import type { Wire } from "../support/pixels-page/wire.ts";
import { withPixels } from "../support/pixels-page/with-pixels.ts";

const XMP = segmentOf(Buffer.from("http://ns.adobe.com/xap/1.0/\0<x/>"));

let browser: PixelsBrowser;

describe.each(["chromium", "firefox"] as const)("the source's own values in %s", (engine) => {
  withPixels((opened) => {
    browser = opened;
  }, engine);

  const window = { x: 0, y: 0, width: 64, height: 64 };
  const dot: Wire = { kind: "stroke", mode: "add", radius: 6, points: [32, 32] };

  /** Stitches a grey square into the middle of a 64 px picture. */
  async function stitched(picture: Wire): Promise<Buffer> {
    const answer = asBlob(await plain("#707070", 64));
    const request = { picture, operations: [dot], window, maskWay: "mask", answer, feather: 4 };
    return asBytes(answered(await browser.call("stitch", request))["picture"]);
  }

  function expectSameOutside(before: Buffer, after: Buffer, channels: number): void {
    expect(after.length).toBe(before.length);
    for (let i = 0; i < 64 * 64; i++) {
      if (Math.hypot((i % 64) - 31.5, Math.floor(i / 64) - 31.5) < 11.5) continue;
      const range = [i * channels, (i + 1) * channels] as const;
      expect([...after.subarray(...range)]).toEqual([...before.subarray(...range)]);
    }
  }

  it("stay in a JPEG", async () => {
    const smooth = sharp(noise(64, 64), { raw: { width: 64, height: 64, channels: 4 } }).blur(3);
    const jpeg = await smooth.jpeg({ quality: 80 }).toBuffer();
    const after = await sharp(await stitched(asBlob(jpeg, "image/jpeg")))
      .raw()
      .toBuffer();
    expectSameOutside(await sharp(jpeg).raw().toBuffer(), after, 3);
  });

  it("stay in a half-transparent WebP", async () => {
    const webp = await encoded(
      noise(64, 64, (i) => i % 256),
      64,
      64,
    )
      .webp({ lossless: true, exact: true })
      .toBuffer();
    const after = await pixelsOf(await stitched(asBlob(webp, "image/webp")));
    expectSameOutside(await pixelsOf(webp), after, 4);
  });

  it("stay in a picture so large that it is written on two cores", async () => {
    const [width, height] = [1300, 1100];
    const values = new Uint16Array(width * height * 3).map(
      (_, i) => ((i % 3900) * 7 + (i >> 9)) * 3,
    );
    const png = await sharp(values, { raw: { width, height, channels: 3 } })
      .toColourspace("rgb16")
      .png({ compressionLevel: 1 })
      .toBuffer();
    const [before, after] = await Promise.all(
      [png, await stitched(asBlob(png))].map((file) =>
        sharp(file).toColourspace("rgb16").raw({ depth: "ushort" }).toBuffer(),
      ),
    );
    const rowBytes = width * 6;
    const rowOf = (all: Buffer | undefined, y: number) =>
      all?.subarray(y * rowBytes, (y + 1) * rowBytes).toString("latin1");
    const changed = Array.from({ length: height }, (_, y) => y).filter(
      (y) => rowOf(before, y) !== rowOf(after, y),
    );
    expect(after?.length).toBe(before?.length);
    expect(changed.length).toBeGreaterThan(10);
    expect(changed.every((y) => Math.abs(y - 31.5) < 11.5)).toBe(true);
  });

  it("stay in a picture of 16 bits a channel", async () => {
    const values = new Uint16Array(64 * 64 * 3).map((_, i) => (i * 7919) % 65_536);
    const png = await sharp(values, { raw: { width: 64, height: 64, channels: 3 } })
      .toColourspace("rgb16")
      .png()
      .toBuffer();
    const deep = (bytes: Buffer) =>
      sharp(bytes).toColourspace("rgb16").raw({ depth: "ushort" }).toBuffer();
    expectSameOutside(await deep(png), await deep(await stitched(asBlob(png))), 6);
  });

  for (const format of ["png", "jpeg", "webp"] as const) {
    it(`stay in Display P3, with the profile (${format})`, async () => {
      const colourful = sharp(noise(64, 64), { raw: { width: 64, height: 64, channels: 4 } });
      const file = await colourful
        .removeAlpha()
        .withIccProfile("p3")
        .toFormat(format, { quality: 90, lossless: true })
        .toBuffer();
      const after = await stitched(asBlob(file, `image/${format}`));
      expect((await sharp(after).metadata()).icc).toEqual((await sharp(file).metadata()).icc);
      const values = (bytes: Buffer) =>
        sharp(bytes).pipelineColourspace("srgb").keepIccProfile().raw().toBuffer();
      expectSameOutside(await values(file), await values(after), 3);
    });
  }

  const exif = exifSegment(6);
  it.each([
    ["behind XMP", [XMP, exif]],
    ["twice, without meaning first", [exifSegment(9), exif]],
    ["twice, turned first", [exif, exifSegment(1)]],
  ])("are measured as the browser shows them, where EXIF stands %s", async (_what, segments) => {
    const jpeg = await encoded(noise(40, 24), 40, 24).jpeg().toBuffer();
    const file = Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
    const shown = await browser.page.evaluate(async (text) => {
      const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
      const { width, height } = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
      return { width, height };
    }, file.toString("base64"));
    const facts = answered(await browser.call("inspect", { picture: asBlob(file, "image/jpeg") }));
    expect(facts["size"]).toEqual(shown);
  });

  // Firefox shows nothing of such a picture.
  if (engine === "chromium") {
    it("are rescued from a PNG whose checksum is wrong", async () => {
      const png = await encoded(noise(64, 64), 64, 64).png().toBuffer();
      const after = await pixelsOf(await stitched(asBlob(withWrongChecksum(png))));
      expectSameOutside(noise(64, 64), after, 4);
    });
  }

  it("stay in a part that is cut out, 16 bits a channel and the profile as well", async () => {
    const values = new Uint16Array(64 * 64 * 3).map((_, i) => (i * 7919) % 65_536);
    const deep = await sharp(values, { raw: { width: 64, height: 64, channels: 3 } })
      .toColourspace("rgb16")
      .png()
      .toBuffer();
    const profiled = await encoded(
      noise(64, 64, (i) => i % 256),
      64,
      64,
    )
      .withIccProfile("p3")
      .png()
      .toBuffer();
    const frame = { x: 7, y: 5, width: 40, height: 51 };
    const part = { left: 7, top: 5, width: 40, height: 51 };
    for (const file of [deep, profiled]) {
      const cropped = asBytes(
        answered(await browser.call("crop", { picture: asBlob(file), frame })),
      );
      const [before, after] = [await sharp(file).metadata(), await sharp(cropped).metadata()];
      expect(after).toMatchObject({ width: 40, height: 51, channels: before.channels });
      expect([after.depth, after.icc]).toEqual([before.depth, before.icc]);
      const [space, kind] =
        before.depth === "ushort" ? (["rgb16", "ushort"] as const) : (["srgb", "uchar"] as const);
      const values = (bytes: Buffer, area = { ...part, left: 0, top: 0 }) =>
        sharp(bytes)
          .extract(area)
          .pipelineColourspace(space)
          .keepIccProfile()
          .raw({ depth: kind })
          .toBuffer();
      expect(Buffer.compare(await values(file, part), await values(cropped))).toBe(0);
    }
  });

  for (const [name, channels] of [
    ["opaque", 3],
    ["half-transparent", 4],
  ] as const) {
    it(`stay in a larger frame, transparent around them (${name})`, async () => {
      const old = noise(64, 64, (i) => (channels === 4 ? i % 256 : 255));
      const picture = channels === 4 ? encoded(old, 64, 64) : encoded(old, 64, 64).removeAlpha();
      const frame = { x: -10, y: -3, width: 90, height: 70 };
      const blob = asBlob(await picture.png().toBuffer());
      const extended = asBytes(answered(await browser.call("extend", { picture: blob, frame })));
      const inside = sharp(extended).extract({ left: 10, top: 3, width: 64, height: 64 });
      expect(Buffer.compare(await inside.raw().toBuffer(), old)).toBe(0);
      const { data, info } = await sharp(extended).raw().toBuffer({ resolveWithObject: true });
      expect(info).toMatchObject({ width: 90, height: 70, channels: 4 });
      const alphaAt = (x: number, y: number) => data[(y * 90 + x) * 4 + 3];
      expect([alphaAt(5, 30), alphaAt(80, 30), alphaAt(40, 1), alphaAt(40, 69)]).toEqual([
        0, 0, 0, 0,
      ]);
    });
  }
});

/** A segment of a JPEG that EXIF and XMP stand in, APP1. */
function segmentOf(data: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, data.length + 2]), data]);
}

function exifSegment(orientation: number): Buffer {
  return segmentOf(Buffer.concat([Buffer.from("Exif\0\0"), Buffer.from(exifBlock(orientation))]));
}

/** Spoils the checksum at the end of the compressed pixels; the chunk's own stays right. */
function withWrongChecksum(png: Buffer): Buffer {
  const spoiled = Buffer.from(png);
  const start = spoiled.toString("latin1").lastIndexOf("IDAT");
  const end = start + 4 + spoiled.readUInt32BE(start - 4);
  spoiled.writeUInt32BE(0xdeadbeef, end - 4);
  spoiled.writeUInt32BE(crc32(spoiled.subarray(start, end)), end);
  return spoiled;
}
