import sharp, { type Sharp } from "sharp";
import { claimPngSize } from "../../png.ts";
import type { Drawn } from "../draw/draw.ts";
import type { Mode } from "./mode.ts";

const JUNK = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 89 + 17) % 256));

/** Pictures that are not what was asked for, or none at all (docs/contract.md §3.2). */
export const IMAGE_MODES: readonly Mode[] = [
  {
    id: "type",
    says: "Another type than was asked for.",
    from: "§3.2",
    on: "edits",
    argument: { means: "jpeg, webp, avif or gif", fallback: "jpeg" },
    pictures: (drawn, { argument }) =>
      Promise.all(drawn.map((item) => recode(item, argument as "jpeg" | "webp" | "avif" | "gif"))),
  },
  {
    id: "size",
    says: "Other dimensions than were asked for.",
    from: "§3.2",
    on: "edits",
    argument: { means: "WxH", fallback: "768x512" },
    pictures: (drawn, { argument }) => Promise.all(drawn.map((item) => resize(item, argument))),
  },
  {
    id: "alpha",
    says: "PNGs with an alpha channel, half transparent.",
    from: "§3.2",
    on: "edits",
    pictures: (drawn) =>
      Promise.all(drawn.map((item) => change(item, sharp(item.bytes).ensureAlpha(0.5)))),
  },
  {
    id: "sixteen-bit",
    says: "PNGs of 16 bits a channel.",
    from: "§3.2",
    on: "edits",
    pictures: (drawn) =>
      Promise.all(drawn.map((item) => change(item, sharp(item.bytes).toColourspace("rgb16")))),
  },
  swap("garbage-image", "Bytes that are no picture.", () => JUNK),
  swap("zero-image", "Pictures of 0 bytes.", () => Buffer.alloc(0)),
  swap("html-image", "A page of HTML where the picture should be.", () =>
    Buffer.from("<!doctype html><title>no picture</title>"),
  ),
  swap("svg-image", "An SVG where a PNG was asked for.", () =>
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="teal"/></svg>',
    ),
  ),
  swap("truncated-image", "PNGs that end after 40 percent.", (item) =>
    item.bytes.subarray(0, Math.floor(item.bytes.length * 0.4)),
  ),
  swap("bomb-image", "A small file whose header claims 30000 × 30000 pixels.", (item) =>
    claimPngSize(item.bytes, 30_000, 30_000),
  ),
  swap("tiny-image", "A picture of one pixel.", () =>
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
      "base64",
    ),
  ),
];

function swap(id: string, says: string, make: (item: Drawn) => Buffer): Mode {
  return {
    id,
    says,
    from: "§3.2",
    on: "edits",
    pictures: (drawn) => drawn.map((item) => ({ ...item, bytes: make(item) })),
  };
}

async function recode(item: Drawn, format: "jpeg" | "webp" | "avif" | "gif"): Promise<Drawn> {
  const bytes = await sharp(item.bytes).toFormat(format).toBuffer();
  const extension = format === "jpeg" ? "jpg" : format;
  return { ...item, bytes, contentType: `image/${format}`, extension };
}

async function resize(item: Drawn, size: string): Promise<Drawn> {
  const [width = item.width, height = item.height] = size.split("x").map(Number);
  const bytes = await sharp(item.bytes).resize(width, height, { fit: "fill" }).png().toBuffer();
  return { ...item, bytes, width, height, contentType: "image/png", extension: "png" };
}

async function change(item: Drawn, image: Sharp): Promise<Drawn> {
  return { ...item, bytes: await image.png().toBuffer() };
}
