import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { deltaE, toLab } from "../bench/stitch/delta-e.ts";
import { answered, asBlob, asBytes, type PixelsBrowser } from "../support/pixels-page/open.ts";
import type { Wire } from "../support/pixels-page/wire.ts";
import { withPixels } from "../support/pixels-page/with-pixels.ts";

const fault = (name: string) => readFile(new URL(`../fixtures/faults/${name}`, import.meta.url));

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
}

async function pixelsOf(file: Buffer): Promise<Pixels> {
  const raw = sharp(file).removeAlpha().raw();
  const { data, info } = await raw.toBuffer({ resolveWithObject: true });
  return { data, width: info.width };
}

function labAt({ data, width }: Pixels, x: number, y: number) {
  const at = (y * width + x) * 3;
  return toLab(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
}

let browser: PixelsBrowser;

describe("the colours of an answer over much white", () => {
  withPixels((opened) => {
    browser = opened;
  });

  async function stitched(name: string, rest: Record<string, Wire>): Promise<Pixels> {
    const picture = asBlob(await fault(`${name}.png`));
    const answer = asBlob(await fault(`${name}.answer.jpg`), "image/jpeg");
    const request = { picture, answer, maskWay: "mask", ...rest };
    return pixelsOf(asBytes(answered(await browser.call("stitch", request))["picture"]));
  }

  it.each([true, false])("lose their tint under a white sky (register: %s)", async (register) => {
    const points = [560, 60, 660, 70];
    const made = await stitched("overexposed-sky", {
      operations: [{ kind: "stroke", mode: "add", radius: 45, points }],
      window: { x: 428, y: 0, width: 340, height: 510 },
      register,
    });
    const source = await pixelsOf(await fault("overexposed-sky.png"));
    let sum = 0;
    for (let x = 560; x <= 660; x++) sum += deltaE(labAt(made, x, 65), labAt(source, x, 65));
    expect(sum / 101).toBeLessThanOrEqual(1);
  });

  it("stay those that the model drew, beside a product on white", async () => {
    const made = await stitched("product", {
      operations: [{ kind: "stroke", mode: "add", radius: 45, points: [300, 450, 360, 600] }],
      window: { x: 74, y: 269, width: 512, height: 512 },
    });
    expect(deltaE(labAt(made, 330, 525), toLab(224, 172, 150))).toBeLessThanOrEqual(1);
  });
});
