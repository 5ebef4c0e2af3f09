import { fileURLToPath } from "node:url";
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

describe("what comes back", () => {
  const request = (picture: Wire, answer: Buffer, more: Record<string, Wire> = {}): Wire => ({
    picture,
    operations: [stroke],
    window: square,
    maskWay: "mask",
    answer: asBlob(answer),
    ...more,
  });

  it("shows the answer inside of the mask, and not a byte of it outside", async () => {
    const source = noise(160, 100);
    const png = await encoded(source, 160, 100).png().toBuffer();
    const answer = await plain("#10c020", 256);
    const done = answered(
      await browser.call(
        "stitch",
        request(asBlob(png), answer, { feather: 0, matchColour: false, register: false }),
      ),
    );
    const result = await pixelsOf(asBytes(done["picture"]));
    const at = (x: number, y: number) => [
      ...result.subarray((y * 160 + x) * 4, (y * 160 + x) * 4 + 4),
    ];
    expect(at(75, 50)).toEqual([16, 192, 32, 255]);
    let changed = 0;
    for (let i = 0; i < 160 * 100; i++) {
      if (result.readInt32LE(i * 4) === source.readInt32LE(i * 4)) continue;
      changed++;
      const [x, y] = [(i % 160) + 0.5, Math.floor(i / 160) + 0.5];
      expect(distanceToStroke(x, y)).toBeLessThanOrEqual(12);
    }
    expect(changed).toBeGreaterThan(1000);
  });

  it("keeps every byte beyond the feather, colour under partial alpha included", async () => {
    const source = noise(160, 100, (i) => (i * 7) % 256);
    const png = await encoded(source, 160, 100).png().toBuffer();
    const answer = await plain("#10c020", 64, "jpeg");
    const done = answered(
      await browser.call("stitch", request(asBlob(png), answer, { feather: 6 })),
    );
    const result = await pixelsOf(asBytes(done["picture"]));
    for (let i = 0; i < 160 * 100; i++) {
      const [x, y] = [(i % 160) + 0.5, Math.floor(i / 160) + 0.5];
      if (distanceToStroke(x, y) > 19) {
        expect(result.readInt32LE(i * 4)).toBe(source.readInt32LE(i * 4));
      }
    }
  });

  it("fills the transparent part of a picture whose own alpha was the mask", async () => {
    const source = noise(100, 100, (i) => (i % 100 < 50 ? 0 : 255));
    const png = await encoded(source, 100, 100).png().toBuffer();
    const done = answered(
      await browser.call("stitch", {
        picture: asBlob(png),
        operations: [],
        window: { x: 0, y: 0, width: 100, height: 100 },
        maskWay: "transparency",
        answer: asBlob(await plain("#10c020", 256)),
        matchColour: false,
        register: false,
      }),
    );
    const result = await pixelsOf(asBytes(done["picture"]));
    expect([...result.subarray((50 * 100 + 20) * 4, (50 * 100 + 20) * 4 + 4)]).toEqual([
      16, 192, 32, 255,
    ]);
    for (let i = 50; i < 100; i++) {
      expect(result.readInt32LE((50 * 100 + i) * 4)).toBe(source.readInt32LE((50 * 100 + i) * 4));
    }
  });

  it.each([8, 16] as const)(
    "replaces what a patch covers and no other byte, alpha included, in %i bits",
    async (depth) => {
      const [width, height] = [40, 30];
      const source = noise(width, height, (i) => (i * 7) % 256);
      const png =
        depth === 8
          ? await encoded(source, width, height).png().toBuffer()
          : await encoded(source, width, height).toColourspace("rgb16").png().toBuffer();
      const window = { x: 7, y: 5, width: 20, height: 16 };
      const isCovered = (x: number, y: number) => (x * 5 + y * 3) % 4 === 0;
      const patch = noise(20, 16, (i) => (isCovered(i % 20, Math.floor(i / 20)) ? 255 : 0));
      const done = answered(
        await browser.call("stitch", {
          picture: asBlob(png),
          operations: [],
          window,
          maskWay: "patch",
          answer: asBlob(await encoded(patch, 20, 16).png().toBuffer()),
        }),
      );
      const file = asBytes(done["picture"]);
      const read = async (bytes: Uint8Array) => {
        if (depth === 8) return pixelsOf(bytes);
        const raw = sharp(bytes).toColourspace("rgb16").raw({ depth: "ushort" });
        const { buffer, byteOffset, length } = await raw.toBuffer();
        return new Uint16Array(buffer.slice(byteOffset, byteOffset + length));
      };
      expect((await sharp(file).metadata()).depth).toBe(depth === 8 ? "uchar" : "ushort");
      const [before, after] = [await read(png), await read(file)];
      for (let i = 0; i < before.length; i++) {
        const pixel = i >> 2;
        const [x, y] = [(pixel % width) - window.x, Math.floor(pixel / width) - window.y];
        const isInside = x >= 0 && y >= 0 && x < 20 && y < 16;
        const isReplaced = i % 4 < 3 && isInside && isCovered(x, y);
        const expected = isReplaced
          ? (patch[(y * 20 + x) * 4 + (i % 4)] ?? 0) * (depth === 8 ? 1 : 257)
          : before[i];
        if (after[i] !== expected) expect.fail(`channel ${i % 4} of ${pixel % width}, ${pixel}`);
      }
    },
  );

  it("is made by erasing in a real worker, or it is said why not", async () => {
    const png = await encoded(noise(160, 100), 160, 100).png().toBuffer();
    const done = answered(
      await browser.call("erase", { picture: asBlob(png), operations: [stroke] }),
    ) as { window: { x: number; width: number }; sources: number[]; patch: unknown };
    expect(done.window.x).toBeLessThanOrEqual(60 - 12);
    expect(done.window.x + done.window.width).toBeGreaterThanOrEqual(90 + 12);
    expect(done.sources.length).toBeGreaterThan(0);
    const nothing = await browser.call("erase", { picture: asBlob(png), operations: [] });
    expect(nothing).toMatchObject({ ok: false, error: { code: "mask_missing", charge: "none" } });
    const all = await browser.call("erase", {
      picture: asBlob(png),
      operations: [{ kind: "all" }],
    });
    expect(all).toMatchObject({ ok: false, error: { code: "erase_too_large", charge: "none" } });
  });

  it.each(["png", "jpeg", "webp"] as const)(
    "continues the edges of a %s as those of the larger picture that is made of it, to the byte",
    async (type) => {
      const photo = sharp(
        fileURLToPath(new URL("../fixtures/pictures/chelsea.png", import.meta.url)),
      ).extract({ left: 150, top: 60, width: 72, height: 56 });
      // A WebP's half-transparent colours are rounded in other places than a PNG's.
      const shaped = (type === "png" ? photo.ensureAlpha(0.4) : photo).withIccProfile("p3");
      const file = await shaped.toFormat(type, { lossless: true }).toBuffer();
      const picture = asBlob(file, `image/${type}`);
      const frame = { x: -9, y: -6, width: 88, height: 62 };
      const kept = { x: 9, y: 6, width: 72, height: 56 };
      const larger = await browser.call("extend", { picture, frame });
      if (!larger.ok) throw new Error(larger.error.code);
      const extended = larger.value as unknown as Wire;
      const fill = async (request: Record<string, Wire>) =>
        answered(await browser.call("erase", { operations: [], ...request }));
      const [fromIt, fromLarger] = [
        await fill({ picture, frame }),
        await fill({ picture: extended, kept }),
      ];
      expect(fromIt).toEqual(fromLarger);
      const { window } = fromIt as { window: Record<string, number> };
      expect(window).toMatchObject({ x: 0, y: 0, width: 88 });
    },
  );

  it("is shown beforehand by an overlay of the changed part only", async () => {
    const png = await encoded(noise(160, 100), 160, 100).png().toBuffer();
    const answer = await plain("#10c020", 256);
    const shown = answered(
      await browser.call("overlay", { request: request(asBlob(png), answer), maxSide: 80 }),
    ) as {
      bitmap: { width: number; height: number };
      rect: { x: number; y: number; width: number; height: number };
    };
    expect(shown.rect.x).toBeLessThan(48);
    expect(shown.rect.x + shown.rect.width).toBeGreaterThan(102);
    expect(shown.bitmap.width).toBeCloseTo(shown.rect.width / 2, 0);
  });

  it("says that an answer cannot be read, so that nobody mistakes it for the picture's fault", async () => {
    const png = await plain("#333333", 100);
    const answer = await browser.call("stitch", request(asBlob(png), Buffer.from("<html>")));
    expect(answer).toMatchObject({ ok: false, error: { code: "result_undecodable" } });
  });
});

describe("an answer that was moved and tinted", () => {
  const side = 480;

  /** Smooth enough to be moved by parts of a pixel, busy enough to tell how far. */
  function scene(): Buffer {
    const data = Buffer.alloc(side * side * 3);
    for (let i = 0; i < side * side; i++) {
      const [x, y] = [i % side, Math.floor(i / side)];
      data[i * 3] = 128 + 50 * Math.sin(x / 19 + y / 47) + 30 * Math.sin(y / 11);
      data[i * 3 + 1] = 128 + 60 * Math.cos(y / 23 - x / 61) + 20 * Math.sin(x / 9);
      data[i * 3 + 2] = 128 + 70 * Math.sin((x + y) / 31);
    }
    return data;
  }

  it("is moved back and tinted back before it is put in", async () => {
    const raw = { raw: { width: side, height: side, channels: 3 } } as const;
    const source = scene();
    const png = await sharp(source, raw).png().toBuffer();
    const shifted = await sharp(source, raw)
      .affine([1, 0, 0, 1], { odx: 5, ody: -3, background: "#808080" })
      .toBuffer({ resolveWithObject: true });
    const answer = await sharp(shifted.data, { raw: { ...shifted.info, channels: 3 } })
      .resize(side, side, { fit: "fill" })
      .linear([1.06, 0.95, 1.02], [0, 0, 0])
      .png()
      .toBuffer();
    const done = answered(
      await browser.call("stitch", {
        picture: asBlob(png),
        operations: [{ kind: "stroke", mode: "add", radius: 60, points: [240, 240] }],
        window: { x: 0, y: 0, width: side, height: side },
        maskWay: "mask",
        answer: asBlob(answer),
      }),
    );
    const report = done["report"] as {
      shift: { x: number; y: number; scale: number };
      colour: { gain: number[] };
      drift: number;
    };
    expect(report.shift.x).toBeCloseTo(5, 0);
    expect(report.shift.y).toBeCloseTo(-3, 0);
    expect(report.colour.gain[0]).toBeCloseTo(1 / 1.06, 1);
    expect(report.drift).toBeGreaterThan(5);
    const result = await sharp(asBytes(done["picture"])).removeAlpha().raw().toBuffer();
    let sum = 0;
    for (let i = 0; i < result.length; i++) sum += Math.abs((result[i] ?? 0) - (source[i] ?? 0));
    const painted = Math.PI * 70 * 70 * 3;
    expect(sum / painted).toBeLessThan(3);
  });
});

function distanceToStroke(x: number, y: number): number {
  const t = Math.min(1, Math.max(0, ((x - 60) * 30 + (y - 40) * 20) / (30 * 30 + 20 * 20)));
  return Math.hypot(x - 60 - 30 * t, y - 40 - 20 * t);
}
