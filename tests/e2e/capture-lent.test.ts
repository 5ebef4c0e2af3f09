import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SHIPPED } from "../support/app.ts";
import { type Capturing, hashOf, startCapturing } from "../support/capturing.ts";

/**
 * The package as shipped, with nothing but the access to one tab that the
 * person's click lends: what most pictures need.
 */
let capturing: Capturing;

beforeAll(async () => {
  capturing = await startCapturing(SHIPPED);
});

afterAll(() => capturing?.close());

/** Kind, and the file that must arrive byte by byte. */
const UNCHANGED: readonly (readonly [kind: string, asset: string, size: string])[] = [
  ["same-origin", "chelsea.png", "451x300"],
  ["other-origin-cors", "astronaut.jpg", "512x512"],
  ["crossorigin", "coffee.jpg", "600x400"],
  ["cookie", "chelsea.png", "451x300"],
  ["changing", "brick.png", "512x512"],
  ["picky", "chelsea.png", "451x300"],
  ["picky-cors", "chelsea.png", "451x300"],
  ["content-url", "rocket.jpg", "640x427"],
  ["redirect", "coffee.jpg", "600x400"],
  ["mislabelled", "chelsea.png", "451x300"],
  ["unlabelled", "rocket.jpg", "640x427"],
  ["csp", "chelsea.png", "451x300"],
  ["csp-sandbox", "chelsea.png", "451x300"],
  ["data", "brick.png", "512x512"],
  ["data-large", "noise.png", "1050x1050"],
  ["blob", "chelsea.png", "451x300"],
  ["linked", "chelsea.png", "451x300"],
  ["thumbnail", "rocket-320.jpg", "320x214"],
  ["overlay", "astronaut.jpg", "512x512"],
  ["overlay-pixel", "coffee.jpg", "600x400"],
  ["overlay-gradient", "rocket.jpg", "640x427"],
  ["frame-same", "chelsea.png", "451x300"],
  ["shadow", "chelsea.png", "451x300"],
  ["shadow-closed", "chelsea.png", "451x300"],
  ["svg-image", "chelsea.png", "451x300"],
  ["input-image", "chelsea.png", "451x300"],
  ["object", "chelsea.png", "451x300"],
  ["rotated", "rocket.jpg", "640x427"],
  ["srcset", "rocket-320.jpg", "320x214"],
  ["lazy", "rocket-1280.jpg", "1280x854"],
  ["lazy-srcset", "rocket-320.jpg", "320x214"],
  ["lazy-original", "rocket-1280.jpg", "1280x854"],
  ["lazy-noscript", "rocket-1280.jpg", "1280x854"],
];

describe("with the access that a click lends, a menu click brings the very file", () => {
  it.each(UNCHANGED)("%s", async (kind, asset, size) => {
    const page = await capturing.show(kind);
    const captured = await capturing.rightClick(page);
    expect(captured).toMatchObject({ state: "ready", size });
    expect(captured.sha256).toBe(await hashOf(asset));
  });
});

describe("with the access that a click lends, the picker brings the very file", () => {
  it.each([
    ...UNCHANGED,
    ["frame-srcdoc", "chelsea.png", "451x300"],
    ["background", "coffee.jpg", "600x400"],
    ["background-set", "rocket-320.jpg", "320x214"],
    ["pseudo", "coffee.jpg", "600x400"],
    ["lazy-background", "rocket-1280.jpg", "1280x854"],
  ] as const)("%s", async (kind, asset, size) => {
    const page = await capturing.show(kind);
    const captured = await capturing.pick(page);
    expect(captured).toMatchObject({ state: "ready", size });
    expect(captured.sha256).toBe(await hashOf(asset));
  });
});
