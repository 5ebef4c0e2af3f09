import sharp from "sharp";
import type { PixelsBrowser } from "../../support/pixels-page/open.ts";
import { type Fixture, fixtures } from "./fixtures.ts";
import { type Image, readImage } from "./image.ts";
import { measure, type Quality } from "./metrics.ts";
import { answerOf, type Harm, harmOf } from "./model.ts";
import { sendScene } from "./put-in.ts";
import { makeScene, type Scene } from "./scene.ts";

export interface Outcome {
  readonly name: string;
  readonly harm: Harm;
  readonly naive: Quality;
  readonly feathered: Quality;
  readonly ours: Quality;
  readonly pictures: {
    readonly before: Image;
    readonly raw: Image;
    readonly naive: Image;
    readonly ours: Image;
  };
}

/** Edits every fixture with the synthetic model and stitches the answer in three ways. */
export async function measureQuality(browser: PixelsBrowser): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [index, fixture] of (await fixtures()).entries()) {
    outcomes.push(await edit(browser, fixture, harmOf(index)));
  }
  return outcomes;
}

async function edit(browser: PixelsBrowser, fixture: Fixture, harm: Harm): Promise<Outcome> {
  const scene = await makeScene(fixture.file);
  const { answer, stitchWith } = await sendScene(browser, fixture, scene, (sent) =>
    answerOf(sent, scene.disc, harm),
  );
  const ours = await stitchWith({});
  const feathered = await stitchWith({ register: false, matchColour: false });
  const naive = await pasted(scene, answer);
  return {
    name: fixture.name,
    harm,
    naive: measure(scene, naive, ours.feather, true),
    feathered: measure(scene, feathered.image, feathered.feather, false),
    ours: measure(scene, ours.image, ours.feather, false),
    pictures: {
      before: scene.source,
      raw: await readImage(answer),
      naive,
      ours: ours.image,
    },
  };
}

/** Scale and paste: what most clients do. */
export async function pasted({ source, window }: Scene, answer: Buffer): Promise<Image> {
  const { data } = await sharp(answer)
    .resize(window.width, window.height, { fit: "fill" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const out = source.data.slice();
  for (let y = 0; y < window.height; y++) {
    for (let x = 0; x < window.width; x++) {
      const [px, py] = [window.x + x, window.y + y];
      if (px < 0 || py < 0 || px >= source.width || py >= source.height) continue;
      const from = (y * window.width + x) * 4;
      out.set(data.subarray(from, from + 4), (py * source.width + px) * 4);
    }
  }
  return { ...source, data: out };
}
