import sharp from "sharp";

/** RGBA, straight alpha, 8 bits. */
export interface Image {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** A file's values as they stand, colour profile or not. */
export async function readImage(file: Buffer): Promise<Image> {
  const { data, info } = await sharp(withoutProfile(file))
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

export function toFile(image: Image, type: "png" | "jpeg", quality = 90): Promise<Buffer> {
  const { data, width, height } = image;
  const raw = sharp(data, { raw: { width, height, channels: 4 } });
  return type === "png" ? raw.png().toBuffer() : raw.removeAlpha().jpeg({ quality }).toBuffer();
}

/** A PNG or JPEG without its profile, so that nothing converts its values. */
function withoutProfile(file: Buffer): Buffer {
  if (file[0] === 0xff) return withoutJpegProfile(file);
  const at = file.toString("latin1").indexOf("iCCP") - 4;
  if (at < 0) return file;
  return Buffer.concat([file.subarray(0, at), file.subarray(at + 12 + file.readUInt32BE(at))]);
}

function withoutJpegProfile(file: Buffer): Buffer {
  const kept = [file.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= file.length && file[at + 1] !== 0xda) {
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (file[at + 1] !== 0xe2) kept.push(file.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, file.subarray(at)]);
}

/** The value between pixels by cubic convolution (Keys, a = -0.5), edges repeated. */
export function sampleCubic(image: Image, x: number, y: number, channel: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  let sum = 0;
  for (let j = -1; j <= 2; j++) {
    const row = Math.min(image.height - 1, Math.max(0, top + j)) * image.width;
    const weightY = cubic(y - top - j);
    for (let i = -1; i <= 2; i++) {
      const column = Math.min(image.width - 1, Math.max(0, left + i));
      sum += (image.data[(row + column) * 4 + channel] ?? 0) * weightY * cubic(x - left - i);
    }
  }
  return sum;
}

function cubic(distance: number): number {
  const t = Math.abs(distance);
  if (t < 1) return 1.5 * t ** 3 - 2.5 * t ** 2 + 1;
  return t < 2 ? -0.5 * t ** 3 + 2.5 * t ** 2 - 4 * t + 2 : 0;
}
