import { readFile } from "node:fs/promises";
import sharp from "sharp";
import {
  answered,
  asBlob,
  openPixelsBrowser,
  type PixelsBrowser,
} from "../../support/pixels-page/open.ts";
import type { Wire } from "../../support/pixels-page/wire.ts";
import { median } from "../table.ts";
import { peakOfRenderers } from "./memory.ts";

export interface SpeedCase {
  readonly name: string;
  /** Picture px, both sides. */
  readonly side: number;
  readonly type: "jpeg" | "png";
}

/** Milliseconds, medians; MiB. */
export interface Speed extends SpeedCase {
  readonly prepare: number;
  readonly prepareFloor: number;
  /** The first one compares answer and picture, the later ones follow a slider. */
  readonly overlayFirst: number;
  readonly overlayNext: number;
  readonly stitch: number;
  readonly stitchFloor: number;
  readonly decode: number;
  /** Beyond what the empty page takes. */
  readonly peakPrepare: number | undefined;
  readonly peakStitch: number | undefined;
  readonly peakFloor: number | undefined;
}

export const CASES: readonly SpeedCase[] = [
  { name: "1 Mpx JPEG", side: 1000, type: "jpeg" },
  { name: "16 Mpx JPEG", side: 4096, type: "jpeg" },
  { name: "16 Mpx PNG", side: 4096, type: "png" },
  { name: "100 Mpx JPEG", side: 10_000, type: "jpeg" },
  { name: "100 Mpx PNG", side: 10_000, type: "png" },
];

/** What is sent: 2 Mpx. */
const SENT = 1448;

export async function measureSpeed(speedCase: SpeedCase): Promise<Speed> {
  const { side, type } = speedCase;
  const files = new Map([["picture", await photographLike(side, type)]]);
  const picture: Wire = { fetch: "/files/picture" };
  const sentSide = Math.min(side, SENT);
  const start = Math.round((side - sentSide) / 2);
  const window = { x: start, y: start, width: sentSide, height: sentSide };
  const points = [0.4, 0.5, 0.6, 0.5].map((share) => Math.round(start + share * sentSide));
  const job = {
    picture,
    operations: [{ kind: "stroke", mode: "add", radius: Math.round(sentSide / 8), points }],
    window,
    maskWay: "mask",
  };
  const limits = { byteLimit: 50_000_000, maskByteLimit: 4_000_000 };
  const sentSize = { width: sentSide, height: sentSide };
  const turns = side > 8000 ? 3 : 5;
  const answer = asBlob(await photographLike(1024, "jpeg"), "image/jpeg");
  const request = { ...job, answer };
  const inFresh = async <T>(use: (browser: PixelsBrowser) => Promise<T>) => {
    const browser = await openPixelsBrowser("chromium", files);
    try {
      const pid = browser.page.browser().process()?.pid ?? 0;
      const before = (await peakOfRenderers(pid)) ?? 0;
      const value = await use(browser);
      const peak = await peakOfRenderers(pid);
      return { value, peak: peak === undefined ? undefined : peak - before };
    } finally {
      await browser.close();
    }
  };
  const prepared = await inFresh((browser) =>
    time(browser, "prepare", [{ ...job, sentSize, ...limits }], turns),
  );
  const stitched = await inFresh((browser) => time(browser, "stitch", [request], turns));
  const shown = await inFresh(async (browser) => {
    // The picture is open by the time an answer comes.
    answered(await browser.call("proxy", { picture, maxSide: 720 }));
    const first = await time(browser, "overlay", [{ request, maxSide: 720 }], 1);
    answered(await browser.call("overlay", { request: { ...request, feather: 9 }, maxSide: 720 }));
    return {
      first,
      next: await time(
        browser,
        "overlay",
        [{ request: { ...request, feather: 11 }, maxSide: 720 }],
        turns,
      ),
    };
  });
  const floor = await inFresh(({ page }) =>
    page.evaluate((blob, count) => globalThis.timeFloor?.(blob, null, count), picture, turns),
  );
  const small = await inFresh(({ page }) =>
    page.evaluate((blob, size) => globalThis.timeFloor?.(blob, size, 5), picture, sentSize),
  );
  return {
    ...speedCase,
    prepare: median(prepared.value.slice(1)),
    prepareFloor: median(small.value?.drawAndEncode ?? []),
    overlayFirst: median(shown.value.first),
    overlayNext: median(shown.value.next),
    stitch: median(stitched.value.slice(1)),
    stitchFloor: median(floor.value?.drawAndEncode ?? []),
    decode: median(floor.value?.decode ?? []),
    peakPrepare: prepared.peak,
    peakStitch: stitched.peak,
    peakFloor: floor.peak,
  };
}

async function time(
  { page }: PixelsBrowser,
  method: "prepare" | "stitch" | "overlay",
  args: Wire[],
  turns: number,
): Promise<number[]> {
  const times = await page.evaluate(
    (name, values, count) => globalThis.timePixels?.(name, values, count),
    method,
    args,
    turns,
  );
  return times ?? [];
}

const pictures = new URL("../../fixtures/pictures/", import.meta.url);

/** A photograph with grain at any size, so that encoders have their full work. */
async function photographLike(side: number, type: "jpeg" | "png"): Promise<Buffer> {
  const photo = await readFile(new URL("astronaut.jpg", pictures));
  const grain = await sharp({
    create: {
      width: 512,
      height: 512,
      channels: 3,
      background: "#808080",
      noise: { type: "gaussian", mean: 128, sigma: 10 },
    },
  })
    .png()
    .toBuffer();
  const large = await sharp(photo).resize(side, side, { fit: "fill" }).toBuffer();
  return sharp(large, { limitInputPixels: false })
    .composite([{ input: grain, tile: true, blend: "soft-light" }])
    .toFormat(type, type === "jpeg" ? { quality: 88 } : { compressionLevel: 3 })
    .toBuffer();
}
