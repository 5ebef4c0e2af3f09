import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { outlineAt } from "@/utils/pixels/select/hover";
import { ladderAt } from "@/utils/pixels/select/ladder";
import { analysed, disc, drawn, noise, type Picture } from "./pictures";

/** Woven stripes on a lit ground, a half transparent ball, and a hole to see nothing through. */
function woven(): Picture {
  return drawn(301, 199, (x, y) => {
    if (Math.hypot(x - 90, y - 100) < 50) return [200 - x / 2, 60 + y / 3, 70, 128];
    if (Math.hypot(x - 230, y - 60) < 22) return [10, 200, 30, 0];
    const weave = (x >> 3) % 2 === (y >> 2) % 2 ? 18 : 0;
    return [120 + x / 4 + weave, 140 - y / 5 + weave, 110 + weave / 2];
  });
}

const PICTURES: readonly (readonly [name: string, make: () => Picture, outcome: string])[] = [
  ["a disc", disc, "15e26e08da956276"],
  ["noise", () => noise(130, 90, 40), "3798ba1cf2a299da"],
  ["a weave, partly transparent", woven, "bb7a14cf12fc5afd"],
];

/**
 * The outcome as numbers that do not depend on a machine's last bits. Making the
 * analysis faster must not change them; a better one may, with its figures.
 */
async function outcomeOf(picture: Picture): Promise<string> {
  const analysis = await analysed(picture);
  const { labels, tree, areas } = analysis;
  const hash = createHash("sha256");
  for (const part of [labels, tree.left, tree.right, tree.lo, areas])
    hash.update(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  for (let i = 0; i < 12; i += 1) {
    const point = { x: ((i * 37) % 60) * (picture.width / 60), y: i * (picture.height / 12) };
    const ladder = ladderAt(analysis, point, "add");
    const outline = ladder && outlineAt(analysis, ladder, 0);
    hash.update(outline?.mask ?? "nothing");
  }
  return hash.digest("hex").slice(0, 16);
}

describe("the analysis and the pointer", () => {
  it.each(PICTURES)("come to the same outcome as ever: %s", async (_, make, outcome) => {
    expect(await outcomeOf(make())).toBe(outcome);
  });
});
