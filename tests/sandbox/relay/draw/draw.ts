import sharp, { type Sharp } from "sharp";
import type { DrawJob } from "./job.ts";
import { drawPattern, hashOf } from "./pattern.ts";
import { type Region, readRegion } from "./region.ts";

/** A picture as it is answered. */
export type Drawn = {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly extension: string;
  readonly width: number;
  readonly height: number;
};

/**
 * Makes the results of one request: new content inside the region, and every
 * pixel outside of it changed a little, as image models do; so whoever pastes
 * the whole answer over the picture is found out.
 */
export async function drawResults(job: DrawJob): Promise<Drawn[]> {
  const base = await drawBase(job);
  const region = await readRegion(job);
  const drawn: Drawn[] = [];
  // One after the other: ten large pictures at once would need gigabytes.
  for (let index = 0; index < job.count; index += 1) {
    drawn.push(await drawOne(job, base, region, index));
  }
  return drawn;
}

async function drawBase(job: DrawJob): Promise<Buffer> {
  const { width, height, driftPx } = job;
  const base = await sharp(job.image)
    .resize(width, height, { fit: "fill" })
    .toColourspace("srgb")
    .flatten({ background: "#808080" })
    .removeAlpha()
    .raw()
    .toBuffer();
  if (driftPx === 0) return base;
  // In two steps: sharp would extract before it extends.
  const wider = await sharp(base, { raw: { width, height, channels: 3 } })
    .extend({ left: driftPx, top: driftPx, extendWith: "mirror" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(wider.data, { raw: wider.info })
    .extract({ left: 0, top: 0, width, height })
    .raw()
    .toBuffer();
}

async function drawOne(job: DrawJob, base: Buffer, region: Region, index: number): Promise<Drawn> {
  const pixels = Buffer.from(base);
  if (!job.isExact) shiftEveryPixel(pixels, job, hashOf(job.prompt) + index);
  if (region.width > 0) {
    const svg = drawPattern(job.prompt, index, job, region);
    const fresh = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
    for (let at = 0; at < region.weights.length; at += 1) {
      if (region.weights[at] !== 0) fresh.copy(pixels, at * 3, at * 3, at * 3 + 3);
    }
  }
  return encode(pixels, job);
}

const EXTENSIONS = { png: "png", jpeg: "jpg", webp: "webp" } as const;

async function encode(pixels: Buffer, job: DrawJob): Promise<Drawn> {
  const { width, height, format } = job;
  const opaque = sharp(pixels, { raw: { width, height, channels: 3 } });
  const image = job.hasTransparentMargin ? opaque.joinChannel(...makeMargin(job)) : opaque;
  const quality = Math.max(1, job.quality);
  const options = { png: { compressionLevel: 4 }, jpeg: { quality }, webp: { quality } };
  const bytes = await image.toFormat(format, options[format]).toBuffer();
  return { bytes, contentType: `image/${format}`, extension: EXTENSIONS[format], width, height };
}

/** An alpha channel that is 0 in the outer sixteenth. */
function makeMargin({ width, height }: DrawJob): Parameters<Sharp["joinChannel"]> {
  const alpha = Buffer.alloc(width * height);
  const [marginX, marginY] = [width >> 4, height >> 4];
  for (let y = marginY; y < height - marginY; y += 1) {
    alpha.fill(255, y * width + marginX, (y + 1) * width - marginX);
  }
  return [alpha, { raw: { width, height, channels: 1 } }];
}

/** Moves each channel by 1 to 3 steps, alike in blocks of 8 as a lossy model's texture is. */
function shiftEveryPixel(pixels: Buffer, job: DrawJob, seed: number): void {
  const cast = [job.castSteps, Math.round(job.castSteps * 0.6), 0];
  for (let at = 0; at < pixels.length; at += 1) {
    const pixel = Math.floor(at / 3);
    const channel = at % 3;
    const column = (pixel % job.width) >> 3;
    const row = Math.floor(pixel / job.width) >> 3;
    const noise = Math.imul(column * 73_856_093 + row * 19_349_663 + seed + channel, 2_654_435_761);
    const step = ((noise >>> 8) % 3) + 1;
    const value = Math.min(255, (pixels[at] ?? 0) + (cast[channel] ?? 0));
    const isUp = (noise & 0x10000) !== 0 ? value + step <= 255 : value < step;
    pixels[at] = isUp ? value + step : value - step;
  }
}
