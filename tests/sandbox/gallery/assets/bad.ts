import sharp from "sharp";
import { claimPngSize } from "../../png.ts";
import { type Assets, asset } from "../asset.ts";
import { fixturePath, readFixture } from "../fixtures.ts";

const TINY = sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } });

/** Files that are not what they seem. */
export const BAD_ASSETS: Assets = {
  "zero.png": asset("image/png", () => Buffer.alloc(0)),
  "page.png": asset("image/png", () =>
    Buffer.from("<!doctype html><title>Sign in</title><p>Please sign in to see this picture.</p>"),
  ),
  "words.jpg": asset("image/jpeg", () => Buffer.from("This is a text, whatever it is called.\n")),
  "claims-huge.png": asset("image/png", async () =>
    claimPngSize(await TINY.clone().png().toBuffer(), 20_000, 20_000),
  ),
  "truncated.png": asset("image/png", async () =>
    (await readFixture("chelsea.png")).subarray(0, 90_000),
  ),
  "headless.png": asset("image/png", async () =>
    (await readFixture("chelsea.png")).subarray(0, 20),
  ),
  // A PNG that the server calls JPEG, and a JPEG it calls nothing in particular.
  "mislabelled.jpg": asset("image/jpeg", () => readFixture("chelsea.png")),
  unlabelled: asset("application/octet-stream", () => readFixture("rocket.jpg")),
  "one-pixel.gif": asset("image/gif", () =>
    Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64"),
  ),
  "placeholder.png": asset("image/png", () =>
    sharp(fixturePath("rocket.jpg")).resize(8).blur().png().toBuffer(),
  ),
};
