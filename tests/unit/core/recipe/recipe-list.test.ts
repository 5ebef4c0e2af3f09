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
  ])("finds by all words of %j, whatever their case or width", (text, found) => {
    const list = [
      recipe({ id: "hat" }),
      recipe({ id: "sky", name: "Sky", prompt: "make it blue" }),
    ];
    expect(ids(searchRecipes(list, text))).toEqual(found);
  });

  it("takes no recipe twice; one that does something else under the same name is another", () => {
    const known = [recipe({ id: "k", uses: 7 })];
    const other = recipe({ id: "o", options: { count: 2, size: "auto" } });
    expect(ids(withoutKnown([recipe({ id: "x" }), other, { ...other, id: "p" }], known))).toEqual([
      "o",
    ]);
  });
});
