import { describe, expect, it } from "vitest";
import type { Capability } from "@/utils/core/capability";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import {
  addLearned,
  hasLearned,
  LEARNED_NUMBERS,
  NOTHING_LEARNED,
  withLearned,
} from "@/utils/core/server/learned-limits";

const square = (edge: number) => ({ width: edge, height: edge });
const LISTED: Capability = {
  ...capabilityFor("something-new"),
  sizes: { kind: "list", sizes: [square(512), { width: 1024, height: 512 }, square(1024)] },
  fields: ["quality", "background"],
  maskWays: ["mask", "markup"],
};
const FREE: Capability = {
  ...LISTED,
  sizes: {
    kind: "free",
    multipleOf: 16,
    maxEdge: 4096,
    minPixels: 1,
    maxPixels: 9_000_000,
    maxRatio: 3,
    suggested: [],
  },
};
const sizesWith = (minPixels: number, usual = LISTED) =>
  withLearned(usual, { fields: [], minPixels }).sizes;

describe("what a server's refusals have taught", () => {
  it("is something as soon as one field or one limit is known", () => {
    expect(hasLearned(NOTHING_LEARNED)).toBe(false);
    expect(hasLearned({ fields: ["quality"] })).toBe(true);
    for (const limit of LEARNED_NUMBERS) expect(hasLearned({ fields: [], [limit]: 5 })).toBe(true);
    expect(hasLearned({ fields: [], sizes: [square(512)], maxCount: 1 })).toBe(true);
    const blank = { fields: [], maxCount: undefined } as unknown as typeof NOTHING_LEARNED;
    expect(hasLearned(blank)).toBe(false);
    expect(hasLearned({ ...blank, maxImages: 1 })).toBe(true);
  });

  it("adds up its fields, each once, and keeps the latest of each limit", () => {
    const known = { fields: ["quality"], promptLimit: 900, maxCount: 2 };
    expect(addLearned(known, { fields: ["mask", "quality"], maxCount: 1 })).toEqual({
      fields: ["quality", "mask"],
      promptLimit: 900,
      maxCount: 1,
    });
    expect(addLearned(known, { maxImages: 1 })).toEqual({ ...known, maxImages: 1 });
  });

  it("tells its limits in one order", () => {
    expect(LEARNED_NUMBERS).toEqual([
      "minPixels",
      "promptLimit",
      "imageByteLimit",
      "maxImages",
      "maxCount",
    ]);
  });
});

describe("a model at a server that refused some of it", () => {
  it("is as usual where nothing was refused", () => {
    expect(withLearned(LISTED, NOTHING_LEARNED)).toEqual(LISTED);
    expect(withLearned(LISTED, { fields: [], sizes: [] })).toEqual(LISTED);
    const blank = { fields: [], promptLimit: undefined } as unknown as typeof NOTHING_LEARNED;
    expect(withLearned(LISTED, blank)).toEqual(LISTED);
  });

  it("goes without the fields and the files that were refused", () => {
    expect(withLearned(LISTED, { fields: ["quality", "mask"] })).toMatchObject({
      fields: ["background"],
      maskWays: ["markup"],
    });
    expect(withLearned(LISTED, { fields: ["mask", "markup"] }).maskWays).toEqual(["none"]);
  });

  it("takes the sizes that were named", () => {
    const sizes = [square(768)];
    expect(withLearned(LISTED, { fields: [], sizes, minPixels: 1e6 }).sizes).toEqual({
      kind: "list",
      sizes,
    });
  });

  it("takes those of its sizes that have pixels enough, else a square of whole 64s", () => {
    const half = { width: 1024, height: 512 };
    expect(sizesWith(524_288)).toEqual({ kind: "list", sizes: [half, square(1024)] });
    expect(sizesWith(524_289)).toEqual({ kind: "list", sizes: [square(1024)] });
    expect(sizesWith(1_048_577)).toEqual({ kind: "list", sizes: [square(1088)] });
    expect(sizesWith(3_686_400)).toEqual({ kind: "list", sizes: [square(1920)] });
  });

  it("keeps its other bounds where any size goes", () => {
    expect(sizesWith(500_000, FREE)).toEqual({ ...FREE.sizes, minPixels: 500_000 });
  });

  it("asks by further requests for what one no longer makes, where a person wants that", () => {
    const learned = { fields: [], maxCount: 2, promptLimit: 900 };
    expect(withLearned({ ...LISTED, maxCount: 10 }, learned)).toMatchObject({
      maxCount: 2,
      promptLimit: 900,
    });
    const byMany = { ...LISTED, maxCount: 10, perRequest: 4 };
    expect(withLearned(byMany, learned)).toEqual({ ...byMany, perRequest: 2, promptLimit: 900 });
    expect(withLearned({ ...byMany, perRequest: 1 }, learned).perRequest).toBe(1);
    expect(withLearned(byMany, { fields: [] }).perRequest).toBe(4);
  });
});
