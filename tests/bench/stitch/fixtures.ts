import { readFile } from "node:fs/promises";
import sharp from "sharp";

/** A picture to edit, as a file. */
export interface Fixture {
  readonly name: string;
  readonly file: Buffer;
  readonly type: string;
}

const pictures = new URL("../../fixtures/pictures/", import.meta.url);

/** Photographs, gradients, text, line art, transparency, patterns of single pixels. */
export async function fixtures(): Promise<Fixture[]> {
  const photo = async (file: string): Promise<Fixture> => ({
    name: file.replace(/\..*/, ""),
    file: await readFile(new URL(file, pictures)),
    type: file.endsWith("png") ? "image/png" : "image/jpeg",
  });
  const drawn = async (name: string, pixel: Pixel): Promise<Fixture> => ({
    name,
    file: await draw(pixel),
    type: "image/png",
  });
  const chelsea = await photo("chelsea.png");
  return [
    await photo("astronaut.jpg"),
    chelsea,
    await photo("coffee.jpg"),
    await photo("rocket.jpg"),
    await photo("brick.png"),
    await photo("deep-field.jpg"),
    await photo("text.png"),
    {
      name: "chelsea in Display P3",
      file: await sharp(chelsea.file).withIccProfile("p3").png().toBuffer(),
      type: "image/png",
    },
    await drawn("gradient", (x, y) => [90 + x / 6, 120 + y / 5, 200 - x / 12 - y / 9, 255]),
    await drawn("dusk", (x, y) => {
      const glow = Math.exp(-(((x - 300) / 260) ** 2) - ((y - 420) / 180) ** 2);
      return [30 + 190 * glow, 24 + 110 * glow, 60 + 40 * glow, 255];
    }),
    await drawn("line art", (x, y) => {
      const ring = Math.abs((Math.hypot(x - 300, y - 210) % 37) - 18) < 1.2;
      const ray = Math.abs(Math.sin(Math.atan2(y - 210, x - 300) * 9)) < 0.02;
      const ink = ring || ray ? 20 : 250;
      return [ink, ink, ink, 255];
    }),
    await drawn("interface", (x, y) => {
      const [column, row] = [Math.floor(x / 60), Math.floor(y / 28)];
      const isText = (x * 7 + y * 13) % 11 < 4 && y % 28 > 9 && y % 28 < 19 && x % 60 > 6;
      const paper = (column + row) % 3 === 0 ? 236 : 250;
      return isText ? [40, 60, 90, 255] : [paper, paper, paper + 3, 255];
    }),
    await drawn("sticker", (x, y) => {
      const edge = 200 - Math.hypot((x - 300) * 0.8, y - 210);
      const shade = 150 + 60 * Math.sin(x / 21) * Math.cos(y / 17);
      return [230 - shade / 3, shade, 90, Math.min(255, Math.max(0, edge * 40))];
    }),
    await drawn("checkerboard of pixels", (x, y) => grey((x + y) % 2 === 0 ? 60 : 190)),
    await drawn("stripes of pixels", (x) => grey(x % 2 === 0 ? 70 : 180)),
    await drawn("noise", (x, y) => [hash(x, y, 1), hash(x, y, 2), hash(x, y, 3), 255]),
  ];
}

type Pixel = (x: number, y: number) => readonly [number, number, number, number];

const WIDTH = 600;
const HEIGHT = 420;

function draw(pixel: Pixel): Promise<Buffer> {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) data.set(pixel(x, y), (y * WIDTH + x) * 4);
  }
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } })
    .png()
    .toBuffer();
}

function grey(value: number): readonly [number, number, number, number] {
  return [value, value, value, 255];
}

function hash(x: number, y: number, seed: number): number {
  const mixed = Math.imul(x * 374_761 + y * 668_265 + seed * 97_531, 1_274_126_177);
  return ((mixed ^ (mixed >>> 13)) >>> 8) & 255;
}
