import type { PixelsBrowser } from "../../support/pixels-page/open.ts";
import { carelessAnswerOf, carelessnessOf } from "./careless-model.ts";
import { multiBand, poisson } from "./contenders.ts";
import type { Fixture } from "./fixtures.ts";
import type { Image } from "./image.ts";
import { errorWithin } from "./metrics.ts";
import { bestLines } from "./oracle.ts";
import { sendScene } from "./put-in.ts";
import { pasted } from "./quality.ts";
import { makeScene } from "./scene.ts";

/** Mean CIEDE2000 from the faultless edit, over what is painted and its feather. */
export interface CarelessOutcome {
  readonly name: string;
  /** Which careless model made it: see `carelessnessOf`. */
  readonly model: number;
  readonly paste: number;
  readonly feather: number;
  readonly multiBand: number;
  readonly poisson: number;
  readonly ours: number;
  /** Ours with the gains and offsets that a fit to the faultless edit itself gives. */
  readonly oracle: number;
}

/** Edits a picture with a careless model and puts the answer in by five ways. */
export async function editCarelessly(
  browser: PixelsBrowser,
  fixture: Fixture,
  model: number,
): Promise<CarelessOutcome> {
  const scene = await makeScene(fixture.file);
  const { answer, stitchWith } = await sendScene(browser, fixture, scene, (sent) =>
    carelessAnswerOf(sent, scene.disc, carelessnessOf(model)),
  );
  const ours = await stitchWith({});
  const registered = await stitchWith({ matchColour: false });
  const feathered = await stitchWith({ register: false, matchColour: false });
  const naive = await pasted(scene, answer);
  // The usual feather, which ours is narrower than where the model left the surroundings alone.
  const error = (image: Image) => errorWithin(scene, image, feathered.feather);
  return {
    name: fixture.name,
    model,
    paste: error(naive),
    feather: error(feathered.image),
    multiBand: error(multiBand(scene, naive)),
    poisson: error(poisson(scene, naive)),
    ours: error(ours.image),
    oracle: error(bestLines(scene, registered.image, ours.image)),
  };
}
