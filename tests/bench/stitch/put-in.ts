import { answered, asBlob, asBytes, type PixelsBrowser } from "../../support/pixels-page/open.ts";
import type { Fixture } from "./fixtures.ts";
import { type Image, readImage } from "./image.ts";
import type { Scene } from "./scene.ts";

/** Side of the square that the model gets, px. */
const SENT = 512;

interface Stitched {
  readonly image: Image;
  /** Picture px. */
  readonly feather: number;
}

/** A model's answer to a scene, and the ways in which our stitch puts it in. */
export interface PutIn {
  readonly answer: Buffer;
  readonly stitchWith: (options: {
    readonly register?: boolean;
    readonly matchColour?: boolean;
  }) => Promise<Stitched>;
}

/** Sends a scene to a model as the extension would, and is ready to stitch its answer. */
export async function sendScene(
  browser: PixelsBrowser,
  fixture: Fixture,
  scene: Scene,
  answerTo: (sent: Buffer) => Promise<Buffer>,
): Promise<PutIn> {
  const job = {
    picture: asBlob(fixture.file, fixture.type),
    operations: [{ kind: "stroke", mode: "add", ...scene.stroke }],
    window: scene.window,
    maskWay: "mask",
  };
  const limits = { byteLimit: 4_000_000, maskByteLimit: 4_000_000 };
  const sentSize = { width: SENT, height: SENT };
  const sent = answered(await browser.call("prepare", { ...job, sentSize, ...limits }));
  const answer = await answerTo(asBytes(sent["image"]));
  const request = { ...job, answer: asBlob(answer, "image/jpeg") };
  return {
    answer,
    stitchWith: async (options) => {
      const done = answered(await browser.call("stitch", { ...request, ...options }));
      const { feather } = done["report"] as { feather: number };
      return { image: await readImage(asBytes(done["picture"])), feather };
    },
  };
}
