import { describe, expect, it } from "vitest";
import { keyName } from "@/utils/core/key-name";

describe("what a key is called", () => {
  it.each([
    ["z", "KeyY", "z"],
    ["Z", "KeyY", "z"],
    ["y", "KeyZ", "y"],
    [";", "KeyZ", ";"],
    ["~", "Backquote", "~"],
    [" ", "Space", " "],
    ["я", "KeyZ", "z"],
    ["ㄎ", "KeyK", "k"],
    ["à", "Digit0", "0"],
    ["ß", "Minus", "ß"],
    ["Enter", "Enter", "enter"],
    ["Process", "KeyK", "process"],
  ])("%s on %s is %s", (key, code, name) => {
    expect(keyName({ key, code })).toBe(name);
  });
});
