import { expect, it } from "vitest";
import { defined } from "@/utils/core/defined";

it("leaves out what is undefined and nothing else", () => {
  const given: { a?: string; b?: number } = defined({ a: undefined, b: 0 });
  expect(Object.keys(given)).toEqual(["b"]);
  expect(defined({ text: "", no: false, nothing: null })).toEqual({
    text: "",
    no: false,
    nothing: null,
  });
});
