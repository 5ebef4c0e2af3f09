import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Answer,
  asBlob,
  asBytes,
  openPixelsBrowser,
  type PixelsBrowser,
} from "../support/pixels-page/open.ts";
import type { Wire } from "../support/pixels-page/wire.ts";

let browser: PixelsBrowser;

beforeAll(async () => {
  browser = await openPixelsBrowser();
}, 60_000);

afterAll(() => browser?.close());

/** RGBA noise; `alpha` by position, opaque if absent. */
function noise(width: number, height: number, alpha: (i: number) => number = () => 255): Buffer {
  const data = Buffer.alloc(width * height * 4);
  let seed = 42;
  for (let i = 0; i < data.length; i++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    data[i] = i % 4 === 3 ? alpha(i >> 2) : seed >> 16;
  }
  return data;
}

function encoded(data: Buffer, width: number, height: number) {
  return sharp(data, { raw: { width, height, channels: 4 } });
}

async function pixelsOf(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes).ensureAlpha().raw().toBuffer();
}

function answered(answer: Answer): Record<string, unknown> {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const stroke: Wire = { kind: "stroke", mode: "add", radius: 12, points: [60, 40, 90, 60] };
const square: Wire = { x: 20, y: 0, width: 100, height: 100 };

async function plain(colour: string, side: number, type: "png" | "jpeg" = "png"): Promise<Buffer> {
  return sharp({ create: { width: side, height: side, channels: 3, background: colour } })
    .toFormat(type)
    .toBuffer();
}

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
    expect(sent["sentSize"]).toEqual({ width: facts.width, height: facts.height });
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

  it("says that an answer cannot be read, so that nobody mistakes it for the picture's fault", async () => {
    const png = await plain("#333333", 100);
    const answer = await browser.call("stitch", request(asBlob(png), Buffer.from("<html>")));
    expect(answer).toMatchObject({ ok: false, error: { code: "result_undecodable" } });
  });
});

describe("pictures of every kind", () => {
  it("are measured after EXIF orientation", async () => {
    const jpeg = await sharp(await plain("#448822", 40))
      .resize(40, 20)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const facts = answered(await browser.call("inspect", asBlob(jpeg, "image/jpeg")));
    expect(facts).toEqual({ size: { width: 20, height: 40 }, hasTransparency: false });
  });

  it("are known to be transparent by a single pixel", async () => {
    const data = noise(50, 50, (i) => (i === 2499 ? 254 : 255));
    const png = await encoded(data, 50, 50).png().toBuffer();
    const facts = answered(await browser.call("inspect", asBlob(png)));
    expect(facts["hasTransparency"]).toBe(true);
  });

  it("give a proxy and a thumbnail of at most the side that was asked for", async () => {
    const png = await encoded(noise(300, 120), 300, 120).png().toBuffer();
    const proxy = answered(await browser.call("proxy", asBlob(png), 100));
    expect(proxy).toEqual({
      bitmap: { width: 100, height: 40 },
      size: { width: 300, height: 120 },
    });
    const thumbnail = answered(await browser.call("thumbnail", asBlob(png), 96));
    expect(await sharp(asBytes(thumbnail)).metadata()).toMatchObject({ format: "webp", width: 96 });
  });

  it("that are broken, empty or SVG are told apart", async () => {
    const code = async (bytes: Buffer, type: string) => {
      const answer = await browser.call("inspect", asBlob(bytes, type));
      return answer.ok ? "" : answer.error.code;
    };
    expect(await code(Buffer.from("no picture"), "image/png")).toBe("picture_undecodable");
    expect(await code(Buffer.alloc(0), "image/png")).toBe("picture_undecodable");
    expect(await code(Buffer.from("<svg xmlns='…'/>"), "")).toBe("picture_type_unsupported");
  });
});

function distanceToStroke(x: number, y: number): number {
  const t = Math.min(1, Math.max(0, ((x - 60) * 30 + (y - 40) * 20) / (30 * 30 + 20 * 20)));
  return Math.hypot(x - 60 - 30 * t, y - 40 - 20 * t);
}
