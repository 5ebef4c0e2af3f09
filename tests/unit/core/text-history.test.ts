import { describe, expect, it } from "vitest";
import {
  redoText,
  type TextHistory,
  textHistory,
  undoText,
  withText,
} from "@/utils/core/edit/text-history";

/** Types letter by letter. */
function typed(history: TextHistory, text: string): TextHistory {
  return [...text].reduce((one, letter) => withText(one, one.now + letter), history);
}

/** All texts that undoing leads back to. */
function undone(history: TextHistory): readonly string[] {
  const before = undoText(history);
  return before ? [before.now, ...undone(before)] : [];
}

describe("undoing in a text", () => {
  it("goes back by words, not by letters", () => {
    expect(undone(typed(textHistory(""), "a red hat"))).toEqual(["a red ", "a ", ""]);
  });

  it("brings back what was typed before a stored text replaced it, and then its words", () => {
    const replaced = withText(typed(textHistory(""), "a hat"), "a blue door");
    expect(undone(replaced)).toEqual(["a hat", "a ", ""]);
  });

  it("keeps deleting apart from typing, and each word of an input method", () => {
    const wrong = typed(textHistory(""), "hatt");
    const right = withText(withText(wrong, "hat"), "ha");
    expect(undone(right)).toEqual(["hatt", ""]);
    expect(undone(withText(withText(textHistory(""), "红色"), "红色帽子"))).toEqual(["红色", ""]);
  });

  it("can be redone until something else is typed", () => {
    const before = undoText(typed(textHistory(""), "a hat")) ?? textHistory("");
    expect(redoText(before)?.now).toBe("a hat");
    expect(redoText(typed(before, "x"))).toBeUndefined();
    expect(undoText(textHistory("as it was"))).toBeUndefined();
  });
});
