import sharp, { type Sharp } from "sharp";
import { fixturePath } from "../fixtures.ts";

/** A photograph scaled to a width, with words in its top left corner. */
export async function labelled(photo: string, width: number, words: string): Promise<Sharp> {
  const { data, info } = await sharp(fixturePath(photo))
    .resize({ width })
    .toBuffer({ resolveWithObject: true });
  const height = Math.round(width / 11);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${info.width}" height="${height}">
  <rect width="${words.length * height * 0.55}" height="${height}" fill="#000b"/>
  <text x="${height * 0.3}" y="${height * 0.72}" font-family="DejaVu Sans, sans-serif" font-size="${height * 0.7}" fill="#fff">${words}</text></svg>`;
  return sharp(data).composite([{ input: Buffer.from(svg), left: 0, top: 0 }]);
}
