import { describe, expect, it } from "vitest";
import { missingDocstrings } from "../../layers/docstrings";

const names = (source: string) => missingDocstrings("utils/core/a.ts", source);

describe("an exported function without a docstring is refused", () => {
  it.each([
    ["function f", "export function f() {}"],
    ["async function f", "export async function f() {}"],
    ["an arrow function", "export const f = () => 1;"],
    ["a function expression", "export const f = function () {};"],
    ["a line comment in its place", "// Says f.\nexport function f() {}"],
    ["a plain block comment in its place", "/* Says f. */\nexport function f() {}"],
    [
      "a docstring of what stands before",
      "/** Says a. */\nexport const a = 1;\nexport function f() {}",
    ],
  ])("%s", (_what, source) => {
    expect(names(source).join()).toMatch(/^utils\/core\/a\.ts:\d f is exported/);
  });
});

describe("accepted", () => {
  it.each([
    ["a docstring right before", "/** Says f. */\nexport function f() {}"],
    ["a docstring of several lines", "/**\n * Says f.\n */\nexport const f = () => 1;"],
    ["a function of the file's own", "function f() {}"],
    ["a value", "export const a = 1;"],
    ["a type", "export interface A { f(): void }"],
  ])("%s", (_what, source) => {
    expect(names(source)).toEqual([]);
  });
});
