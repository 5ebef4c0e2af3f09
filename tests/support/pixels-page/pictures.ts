import sharp, { type Sharp } from "sharp";

/** RGBA noise, the same every time; `alpha` by pixel, opaque if absent. */
export function noise(
  width: number,
  height: number,
  alpha: (i: number) => number = () => 255,
): Buffer {
  const data = Buffer.alloc(width * height * 4);
  let seed = 42;
  for (let i = 0; i < data.length; i++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    data[i] = i % 4 === 3 ? alpha(i >> 2) : seed >> 16;
  }
  return data;
}

/** RGBA pixels on their way to a file. */
export function encoded(data: Buffer, width: number, height: number): Sharp {
  return sharp(data, { raw: { width, height, channels: 4 } });
}

/** A file's RGBA pixels, read by a decoder that is not ours. */
export function pixelsOf(file: Uint8Array): Promise<Buffer> {
  return sharp(file).ensureAlpha().raw().toBuffer();
}

/** A square of one colour. */
export function plain(colour: string, side: number, type: "png" | "jpeg" = "png"): Promise<Buffer> {
  return sharp({ create: { width: side, height: side, channels: 3, background: colour } })
    .toFormat(type)
    .toBuffer();
}
