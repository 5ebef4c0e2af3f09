import sharp from "sharp";
import { type Assets, asset } from "../asset.ts";
import { fixturePath } from "../fixtures.ts";
import { encodeBmp } from "./bmp.ts";
import { encodeIco, icoBitmap } from "./ico.ts";

/** WebP, AVIF, GIF, BMP and ICO; HEIC and JPEG XL as headers alone. */
export const OTHER_FORMAT_ASSETS: Assets = {
  "lossy.webp": asset("image/webp", () =>
    sharp(fixturePath("coffee.jpg")).webp({ quality: 75 }).toBuffer(),
  ),
  "lossless.webp": asset("image/webp", () =>
    sharp(fixturePath("chelsea.png")).resize(300).webp({ lossless: true }).toBuffer(),
  ),
  "animated.webp": asset("image/webp", async () => (await animate()).webp(PACE).toBuffer()),
  "animated.gif": asset("image/gif", async () => (await animate()).gif(PACE).toBuffer()),
  "still.gif": asset("image/gif", () =>
    sharp(fixturePath("chelsea.png")).resize(300).gif().toBuffer(),
  ),
  "photo.avif": asset("image/avif", () =>
    sharp(fixturePath("coffee.jpg")).avif({ quality: 55, effort: 1 }).toBuffer(),
  ),
  "photo.bmp": asset("image/bmp", makeBmp),
  "photo.ico": asset("image/x-icon", makeIco),
  "stub.heic": asset("image/heic", () => makeHeicHeader()),
  "stub.jxl": asset("image/jxl", () => makeJxlHeader()),
};

const PACE = { delay: [400, 400, 400], loop: 0 };

/** The cat in three colours; the first frame is the true one. */
async function animate() {
  const frames = [0, 120, 240].map((hue) =>
    sharp(fixturePath("chelsea.png")).resize(240, 160).modulate({ hue }).png().toBuffer(),
  );
  return sharp(await Promise.all(frames), { join: { animated: true } });
}

async function makeBmp(): Promise<Buffer> {
  const { data, info } = await sharp(fixturePath("coffee.jpg"))
    // An odd width, so that the rows' padding is put to the test.
    .resize(301, 201, { fit: "cover" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return encodeBmp(data, info.width, info.height);
}

async function makeIco(): Promise<Buffer> {
  const square = (edge: number) =>
    sharp(fixturePath("chelsea.png")).resize(edge, edge, { fit: "cover" }).ensureAlpha();
  const small = icoBitmap(await square(48).raw().toBuffer(), 48);
  const large = await square(128).png().toBuffer();
  return encodeIco([
    { edge: 48, bytes: small },
    { edge: 128, bytes: large },
  ]);
}

/** The first box of a HEIC file and an empty `meta`: known by its magic bytes, decoded by nobody. */
function makeHeicHeader(): Buffer {
  const ftyp = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from("ftypheic", "latin1"),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from("mif1heic", "latin1"),
  ]);
  const meta = Buffer.concat([
    Buffer.from([0, 0, 0, 12]),
    Buffer.from("meta", "latin1"),
    Buffer.alloc(4),
  ]);
  return Buffer.concat([ftyp, meta]);
}

/** The signature box of a JPEG XL container and its `ftyp`. */
function makeJxlHeader(): Buffer {
  const signature = Buffer.from([0, 0, 0, 12, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a, 0x87, 0x0a]);
  const ftyp = Buffer.concat([
    Buffer.from([0, 0, 0, 20]),
    Buffer.from("ftypjxl ", "latin1"),
    Buffer.alloc(4),
    Buffer.from("jxl ", "latin1"),
  ]);
  return Buffer.concat([signature, ftyp]);
}
