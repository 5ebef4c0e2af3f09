import { describe, expect, it } from "vitest";
import type { Recipe } from "@/utils/core/recipe/recipe";
import { byUse, markUsed, searchRecipes, withoutKnown } from "@/utils/core/recipe/recipe-list";

function recipe(change: Partial<Recipe> = {}): Recipe {
  const base: Recipe = {
    id: "a",
    name: "Hat",
    prompt: "a hat",
    mask: { kind: "painted" },
    createdAt: 1,
    uses: 0,
  };
  return { ...base, ...change };
}

const ids = (recipes: readonly Recipe[]) => recipes.map(({ id }) => id);

describe("the list of recipes", () => {
  it("begins with the most used, then the one touched last", () => {
    const list = [
      recipe({ id: "old", createdAt: 1 }),
      recipe({ id: "new", createdAt: 9 }),
      recipe({ id: "used", uses: 2, usedAt: 2 }),
      recipe({ id: "just", createdAt: 0, usedAt: 10 }),
    ];
    expect(ids(byUse(list))).toEqual(["used", "just", "new", "old"]);
  });

  it("puts the one used before the one only made, at the same number of uses", () => {
    const list = [
      recipe({ id: "b made late", createdAt: 5 }),
      recipe({ id: "a used", createdAt: 9, usedAt: 3 }),
      recipe({ id: "c made last", createdAt: 7 }),
    ];
    expect(ids(byUse(list))).toEqual(["c made last", "b made late", "a used"]);
  });

  it("has the same order every time, also where nothing tells two apart", () => {
    const list = ["c", "a", "d", "b"].map((id) => recipe({ id }));
    for (const order of [list, list.toReversed(), list.toSorted((x, y) => (x.id < y.id ? 1 : -1))])
      expect(ids(byUse(order))).toEqual(["a", "b", "c", "d"]);
  });

  it("counts each use and keeps the words of the last one", () => {
    const once = markUsed(recipe(), 5, { colour: "red" });
    expect(once).toMatchObject({ uses: 1, usedAt: 5, values: { colour: "red" } });
    expect(markUsed(once, 6, {})).toMatchObject({ uses: 2, values: { colour: "red" } });
  });

  it.each([
    ["", ["hat", "sky"]],
    ["HAT", ["hat"]],
    ["blue sky", ["sky"]],
    ["ｓｋｙ", ["sky"]],
    ["sky hat", []],
    [" blue \t sky ", ["sky"]],
  ])("finds by all words of %j, whatever their case or width", (text, found) => {
    const list = [
      recipe({ id: "hat" }),
      recipe({ id: "sky", name: "Sky", prompt: "make it blue" }),
    ];
    expect(ids(searchRecipes(list, text))).toEqual(found);
  });

  it("knows a recipe whatever the order of its options, and whatever its use", () => {
    const options = { count: 2, size: "auto", quality: "high" } as const;
    const turned = { quality: "high", size: "auto", count: 2 } as const;
    const known = [recipe({ id: "k", options })];
    expect(withoutKnown([recipe({ options: turned, uses: 3, createdAt: 9 })], known)).toEqual([]);
  });

  it.each<Partial<Recipe>>([
    { name: "Cap" },
    { prompt: "a cap" },
    { options: { count: 1, size: "auto" } },
    { server: { host: "a.example", model: "" } },
    { server: { host: "b.example", model: "x" } },
    { mask: { kind: "whole" } },
  ])("takes one that differs in %j for another", (change) => {
    const known = [recipe(), recipe({ server: { host: "a.example", model: "x" } })];
    expect(withoutKnown([recipe(change)], known)).toHaveLength(1);
  });

  it("takes no recipe twice; one that does something else under the same name is another", () => {
    const known = [recipe({ id: "k", uses: 7 })];
    const other = recipe({ id: "o", options: { count: 2, size: "auto" } });
    expect(ids(withoutKnown([recipe({ id: "x" }), other, { ...other, id: "p" }], known))).toEqual([
      "o",
    ]);
  });
});
