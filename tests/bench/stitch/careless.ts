import { answered, asBlob, asBytes, type PixelsBrowser } from "../../support/pixels-page/open.ts";
import { carelessAnswerOf, carelessnessOf } from "./careless-model.ts";
import { multiBand, poisson } from "./contenders.ts";
import type { Fixture } from "./fixtures.ts";
import { type Image, readImage } from "./image.ts";
import { errorWithin } from "./metrics.ts";
import { bestLines } from "./oracle.ts";
import { pasted } from "./quality.ts";
import { makeScene } from "./scene.ts";

const SENT = 512;

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
  const job = {
    picture: asBlob(fixture.file, fixture.type),
    operations: [{ kind: "stroke", mode: "add", ...scene.stroke }],
    window: scene.window,
    maskWay: "mask",
  };
  const limits = { byteLimit: 4_000_000, maskByteLimit: 4_000_000 };
  const sentSize = { width: SENT, height: SENT };
  const sent = answered(await browser.call("prepare", { ...job, sentSize, ...limits }));
  const answer = await carelessAnswerOf(asBytes(sent["image"]), scene.disc, carelessnessOf(model));
  const request = { ...job, answer: asBlob(answer, "image/jpeg") };
  const stitchWith = async (options: { register?: boolean; matchColour?: boolean }) => {
    const done = answered(await browser.call("stitch", { ...request, ...options }));
    const { feather } = done["report"] as { feather: number };
    return { image: await readImage(asBytes(done["picture"])), feather };
  };
  const ours = await stitchWith({});
  const registered = await stitchWith({ matchColour: false });
  const feathered = await stitchWith({ register: false, matchColour: false });
  const naive = await pasted(scene, answer);
  const error = (image: Image) => errorWithin(scene, image, ours.feather);
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
