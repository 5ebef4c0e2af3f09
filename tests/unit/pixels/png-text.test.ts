import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { addPngTexts } from "@/utils/pixels/png/text";

async function aPng(): Promise<Blob> {
  const create = { width: 3, height: 2, channels: 4, background: "#12345678" } as const;
  return new Blob([new Uint8Array(await sharp({ create }).png().toBuffer())], {
    type: "image/png",
  });
}

const bytesOf = async (file: Blob) => Buffer.from(await file.arrayBuffer());

describe("texts in a PNG file", () => {
  it("are found by another program, whatever the language, and change no pixel", async () => {
    const png = await aPng();
    const marked = await addPngTexts(png, { Description: "一顶\n🎩 hat", Software: "Redraw" });
    const { comments = [] } = await sharp(await bytesOf(marked)).metadata();
    expect(Object.fromEntries(comments.map(({ keyword, text }) => [keyword, text]))).toEqual({
      Description: "一顶\n🎩 hat",
      Software: "Redraw",
    });
    const pixels = async (file: Blob) =>
      sharp(await bytesOf(file))
        .raw()
        .toBuffer();
    expect(await pixels(marked)).toEqual(await pixels(png));
    expect(marked.type).toBe("image/png");
  });

  it("are kept whole where they hold what would end them early", async () => {
    const marked = await addPngTexts(await aPng(), { Description: "a\0b" });
    const { comments = [] } = await sharp(await bytesOf(marked)).metadata();
    expect(comments.map(({ text }) => text)).toEqual(["ab"]);
  });

  it("are left out of what is no PNG", async () => {
    const file = new Blob(["not a picture"], { type: "image/png" });
    expect(await addPngTexts(file, { Description: "x" })).toBe(file);
  });
});
