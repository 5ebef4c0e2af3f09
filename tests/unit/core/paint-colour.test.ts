import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { PAINT_COLOURS, PAINT_OPACITY, visiblePaintColour } from "@/utils/core/paint-colour";

const [FIRST] = PAINT_COLOURS;

async function flat(background: string): Promise<Uint8ClampedArray> {
  const size = { width: 8, height: 8, channels: 4 } as const;
  return new Uint8ClampedArray(
    await sharp({ create: { ...size, background } })
      .raw()
      .toBuffer(),
  );
}

async function small(name: string): Promise<Uint8ClampedArray> {
  const picture = sharp(`tests/fixtures/pictures/${name}`).resize(32, 32, { fit: "fill" });
  return new Uint8ClampedArray(await picture.ensureAlpha().raw().toBuffer());
}

describe("the colour of paint", () => {
  it.each(["#ffffff", "#000000", "#808080", "#1f4fff", "#2fd15b"])(
    "is the first one on %s, where it is plain to see",
    async (background) => {
      expect(visiblePaintColour(await flat(background))).toBe(FIRST);
    },
  );

  it.each(["#ff6a1f", "#e8741f", "#f58d3c"])("is another one on %s", async (background) => {
    expect(visiblePaintColour(await flat(background))).not.toBe(FIRST);
  });

  it("is another one where only a part of the picture hides it: an orange suit", async () => {
    expect(visiblePaintColour(await small("astronaut.jpg"))).not.toBe(FIRST);
    expect(visiblePaintColour(await small("chelsea.png"))).toBe(FIRST);
  });

  it("is the first one where there is nothing to see, or nothing yet", async () => {
    expect(visiblePaintColour(await flat("#ff6a1f00"))).toBe(FIRST);
    expect(visiblePaintColour(new Uint8ClampedArray())).toBe(FIRST);
  });

  it("is judged as it is shown by the stage", () => {
    const styles = readFileSync("components/editor/stage/Stage.module.css", "utf8");
    const [, opacity] = /data-shown="paint"\] \{\s*opacity: ([\d.]+)/.exec(styles) ?? [];
    expect(Number(opacity)).toBe(PAINT_OPACITY);
  });
});
