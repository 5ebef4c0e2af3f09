import { describe, expect, it } from "vitest";
import type { Recipe } from "@/utils/core/recipe/recipe";
import { MAX_RECIPES, readRecipeFile, writeRecipeFile } from "@/utils/core/recipe/recipe-file";
import { readRecipeRecord } from "@/utils/core/recipe/recipe-record";

const FULL: Recipe = {
  id: "a",
  name: "Watermark",
  prompt: "remove {what=the watermark}",
  options: { count: 2, size: "1024x1024", quality: "high", extra: { seed: "1" } },
  server: { host: "api.example", model: "gpt-image-1" },
  mask: {
    kind: "same-place",
    size: { width: 100, height: 50 },
    operations: [{ kind: "rectangle", mode: "add", rect: { x: 80, y: 40, width: 20, height: 10 } }],
  },
  createdAt: 1,
  usedAt: 2,
  uses: 3,
  values: { what: "the date" },
};

/** A recipe as it is stored, with other options or another mask. */
const stored = (change: object) => readRecipeRecord({ ...FULL, ...change });

describe("what a stored recipe asks for", () => {
  it.each([
    [0, 1],
    [1, 1],
    [10, 10],
    [11, 1],
    ["2", 1],
  ])("that asks for %j pictures asks for %i: never for more than anybody chose", (count, most) => {
    expect(stored({ options: { ...FULL.options, count } })?.options?.count).toBe(most);
  });

  it.each(["painted", "whole"])("keeps its mask: %s", (kind) => {
    expect(stored({ mask: { kind } })?.mask).toEqual({ kind });
  });

  it("has nothing where an option is none of its own", () => {
    expect(Object.keys(stored({ options: { count: 1, size: "auto" } })?.options ?? {})).toEqual([
      "count",
      "size",
    ]);
  });
});

function fileOf(recipes: readonly unknown[]): string {
  return JSON.stringify({ format: "redraw-recipes", version: 1, recipes });
}

describe("a file of recipes", () => {
  it("gives back what they are, and says nothing of their use", () => {
    const text = writeRecipeFile([FULL]);
    const { name, prompt, options, server, mask } = FULL;
    expect(readRecipeFile(text)).toEqual({
      recipes: [{ name, prompt, options, server, mask }],
      skipped: 0,
    });
    expect(text).not.toContain("the date");
    expect(text).not.toMatch(/usedAt|createdAt|"uses"/);
  });

  it.each(["", "[]", "{}", "null", '{"format":"redraw-servers","version":1,"recipes":[]}'])(
    "is told from another file: %j",
    (text) => {
      expect(readRecipeFile(text)).toBeUndefined();
    },
  );

  it.each([
    ["no name", { prompt: "x" }],
    ["an empty name", { name: "  ", prompt: "x" }],
    ["no prompt", { name: "x" }],
    ["a name of many letters", { name: "x".repeat(81), prompt: "x" }],
    ["no object", 5],
  ])("skips an entry with %s", (_, entry) => {
    const good = { name: "x", prompt: "y" };
    expect(readRecipeFile(fileOf([entry, good]))).toEqual({
      recipes: [{ ...good, mask: { kind: "painted" } }],
      skipped: 1,
    });
  });

  it.each([
    ["options", { options: { count: 99, size: 5 } }, { options: { count: 1, size: "auto" } }],
    ["options of no shape", { options: 5 }, {}],
    ["a server", { server: { host: 5 } }, {}],
    ["a mask of no size", { mask: { ...FULL.mask, size: { width: 0, height: 5 } } }, {}],
    [
      "a mask out of bounds",
      { mask: { ...FULL.mask, operations: [{ kind: "grow", by: 1e9 }] } },
      {},
    ],
  ])("costs a bad part only that part: %s", (_, part, left) => {
    const [read] = readRecipeFile(fileOf([{ name: "x", prompt: "y", ...part }]))?.recipes ?? [];
    expect(read).toEqual({ name: "x", prompt: "y", mask: { kind: "painted" }, ...left });
  });

  it.each<[string, object, object]>([
    ["a picture without height", { width: 5, height: 0 }, { kind: "painted" }],
    ["a picture without width", { width: 0, height: 5 }, { kind: "painted" }],
    ["a picture of one px", { width: 1, height: 1 }, { size: { width: 1, height: 1 } }],
  ])("keeps paint only where it has a place: %s", (_, size, mask) => {
    const entry = { name: "x", prompt: "y", mask: { ...FULL.mask, size } };
    expect(readRecipeFile(fileOf([entry]))?.recipes).toMatchObject([{ mask }]);
  });

  it.each(["painted", "whole"])("keeps that a recipe is for what is %s", (kind) => {
    const entry = { name: "x", prompt: "y", mask: { kind } };
    expect(readRecipeFile(fileOf([entry]))?.recipes).toMatchObject([{ mask: { kind } }]);
  });

  it("loses a server whose host or model is longer than any", () => {
    const read = (host: number, model: number) => {
      const server = { host: "h".repeat(host), model: "m".repeat(model) };
      return readRecipeFile(fileOf([{ name: "x", prompt: "y", server }]))?.recipes[0]?.server;
    };
    expect(read(300, 200)).toBeDefined();
    expect(read(301, 200)).toBeUndefined();
    expect(read(300, 201)).toBeUndefined();
  });

  it("is indented, so that people can read and compare it", () => {
    expect(writeRecipeFile([FULL])).toMatch(/^\{\n {2}"format": .*\n {2}"version"/);
    expect(writeRecipeFile([])).toMatch(/\n$/);
  });

  it("counts those over the limit as skipped", () => {
    const many = Array.from({ length: MAX_RECIPES + 3 }, () => ({ name: "x", prompt: "y" }));
    expect(readRecipeFile(fileOf(many))?.skipped).toBe(3);
  });
});

describe("a stored recipe", () => {
  it("is read as it was written", () => {
    expect(readRecipeRecord(structuredClone(FULL))).toEqual(FULL);
  });

  it("is none without an id", () => {
    expect(readRecipeRecord({ ...FULL, id: "" })).toBeUndefined();
  });

  it.each([
    ["pinned", true, true],
    ["not pinned", false, undefined],
    ["never asked", undefined, undefined],
  ])("is %s", (_, isPinned, read) => {
    expect(readRecipeRecord({ ...FULL, isPinned })?.isPinned).toBe(read);
  });

  it("loses what is wrong of its use, and nothing else", () => {
    const { usedAt: _, values: __, ...rest } = FULL;
    const damaged = { ...FULL, uses: -1, usedAt: "x", values: 5 };
    expect(readRecipeRecord(damaged)).toEqual({ ...rest, uses: 0 });
  });
});
