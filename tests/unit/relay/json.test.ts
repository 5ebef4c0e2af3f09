import { describe, expect, it } from "vitest";
import { arrayOf, firstText, hasMoreValues, isObject, listOf, parseJson } from "@/utils/relay/json";
import { MAX_JSON_VALUES } from "@/utils/relay/limits";

/** A list of so many numbers. */
function listOfNumbers(count: number): string {
  return `[${" 1,".repeat(count - 1)} 1]`;
}

describe("a JSON text", () => {
  it.each(["", "{", "undefined", "<html>"])("is nothing where it is none: %j", (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  it("may have a million commas and brackets, and not one more", () => {
    // One bracket, and a comma less than there are numbers.
    expect(parseJson(listOfNumbers(MAX_JSON_VALUES))).toHaveLength(MAX_JSON_VALUES);
    expect(parseJson(listOfNumbers(MAX_JSON_VALUES + 1))).toBeUndefined();
  });

  it.each([
    ["{", 1],
    ["A{", 1],
    ["[[[", 3],
    [",,", 2],
    ["{},{}", 3],
    ['[{"a":[1,2,3]},{"b":"c"}]', 7],
  ])("holds as many values as it has commas and brackets: %j", (text, count) => {
    expect(hasMoreValues(text, count)).toBe(false);
    expect(hasMoreValues(text, count - 1)).toBe(true);
  });

  it("of any length may hold one long text", () => {
    const long = "A".repeat(MAX_JSON_VALUES + 1);
    expect(parseJson(`{"b64_json":"${long}"}`)).toEqual({ b64_json: long });
  });
});

describe("parts of what was parsed", () => {
  it("are objects, unless they are lists or nothing", () => {
    expect([{}, { a: 1 }].every(isObject)).toBe(true);
    expect([[], null, undefined, "x", 1].some(isObject)).toBe(false);
  });

  it("are lists, or none", () => {
    expect([arrayOf([1, {}]), arrayOf({}), arrayOf("x")]).toEqual([[1, {}], [], []]);
    expect([listOf([1, { a: 1 }, [], null]), listOf({ 0: {} })]).toEqual([[{ a: 1 }], []]);
  });

  it("are texts by the first key that holds one; numbers are texts, blanks are none", () => {
    const object = { blank: " \n", list: [], number: 0, text: " x " };
    expect(firstText(object, ["blank", "list", "text", "number"])).toBe(" x ");
    expect(firstText(object, ["number", "text"])).toBe("0");
    expect(firstText(object, ["blank", "list", "none"])).toBeUndefined();
  });
});
