import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyVariables, fillVariables, variablesOf } from "@/utils/core/recipe/variables";

it("a variable's name and usual value have no blanks around them, wherever it is filled in", () => {
  expect(variablesOf("{a = b }, {a }")).toEqual([{ name: "a", usual: "b" }]);
  expect(fillVariables("{a }-{c }.", { a: "1" })).toBe("1-.");
});

describe("the variables of a prompt", () => {
  it.each([
    ["a {colour} cup", [{ name: "colour", usual: "" }]],
    ["a {colour=red} cup", [{ name: "colour", usual: "red" }]],
    [
      "{颜色=红色}的{物品}",
      [
        { name: "颜色", usual: "红色" },
        { name: "物品", usual: "" },
      ],
    ],
    ["{a} and {a}", [{ name: "a", usual: "" }]],
    ["{a} and {a=later}", [{ name: "a", usual: "later" }]],
    ["{ big size }", []],
    ["no gap", []],
    ['{"type": "json"}', []],
    ["{}", []],
    ["function () { return 1; }", []],
  ])("of %j", (prompt, variables) => {
    expect(variablesOf(prompt)).toEqual(variables);
  });

  it("are filled with what was written, or else with the usual value", () => {
    const prompt = "{colour=red} {thing}, {colour}";
    expect(fillVariables(prompt, { thing: "cup" })).toBe("red cup, red");
    expect(fillVariables(prompt, { thing: "cup", colour: " blue " })).toBe("blue cup, blue");
    expect(emptyVariables(prompt, {})).toEqual(["thing"]);
    expect(emptyVariables(prompt, { thing: "cup" })).toEqual([]);
  });

  it("take values as they are: no braces, dollars or names of object methods act", () => {
    expect(fillVariables("{a}", { a: "{b} $& $1" })).toBe("{b} $& $1");
    expect(fillVariables("{toString}{__proto__}", {})).toBe("");
  });

  it("leave any other text as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(variablesOf(text).length === 0);
        expect(fillVariables(text, { a: "x" })).toBe(text);
      }),
    );
  });
});
