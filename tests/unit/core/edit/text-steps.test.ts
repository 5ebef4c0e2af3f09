import { describe, expect, it } from "vitest";
import {
  redoText,
  type TextHistory,
  textHistory,
  undoText,
  withText,
} from "@/utils/core/edit/text-history";

/** The texts that undoing leads back to, after these texts came one after the other. */
function undoneAfter(...texts: readonly string[]): readonly string[] {
  const [first = "", ...rest] = texts;
  let history: TextHistory | undefined = rest.reduce(withText, textHistory(first));
  const found: string[] = [];
  for (history = undoText(history); history; history = undoText(history)) found.push(history.now);
  return found;
}

describe("one step is", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["letters typed in the middle", ["ad", "abd", "abcd"], ["ad"]],
    ["letters typed at the start", ["c", "bc", "abc"], ["c"]],
    ["a letter typed twice", ["a", "aa", "aaa"], ["a"]],
    ["letters deleted backwards", ["abc", "ab", "a"], ["abc"]],
    ["letters deleted forwards, at a word's start too", ["a bcd", "a cd", "a d"], ["a bcd"]],
    ["a word with all the spaces after it", ["", "a", "a ", "a  ", "a  b"], ["a  ", ""]],
    ["each of two words put in at once", ["", "one", "one two"], ["one", ""]],
    ["another word, one letter longer", ["", "d", "do", "cat"], ["do", ""]],
    ["another word, one letter shorter", ["cats", "cat", "do"], ["cat", "cats"]],
    ["another word, as long", ["cat", "dog"], ["cat"]],
    ["a letter in place of another, then one more", ["a", "b", "bc"], ["b", "a"]],
    ["a letter more, with all else changed as well", ["cat", "cats", "dogma"], ["cats", "cat"]],
    ["a letter after a space, each word for itself", ["a", "a ", "a b", "a bc"], ["a ", "a"]],
    ["two letters taken at once", ["cats", "ca"], ["cats"]],
  ])("%s", (_name, texts, undone) => {
    expect(undoneAfter(...texts)).toEqual(undone);
  });
});

describe("the steps of a text", () => {
  it("are two hundred at most, the last ones", () => {
    const texts = Array.from({ length: 301 }, (_, number) => `text ${number}`);
    const undone = undoneAfter(...texts);
    expect(undone).toHaveLength(200);
    expect([undone[0], undone.at(-1)]).toEqual(["text 299", "text 100"]);
  });

  it("are not more where nothing has changed", () => {
    const history = withText(textHistory("a"), "a b");
    expect(withText(history, "a b")).toBe(history);
  });

  it("can all be undone and redone, in their order", () => {
    const texts = ["", "one", "one two", "three"];
    const last = texts.slice(1).reduce(withText, textHistory(""));
    let history: TextHistory | undefined = last;
    for (let step = 0; step < 3; step += 1) history = history && undoText(history);
    expect(history?.future).toEqual(["one", "one two", "three"]);
    for (let step = 0; step < 3; step += 1) history = history && redoText(history);
    expect(history).toEqual(last);
  });

  it.each([
    ["at first", textHistory("a")],
    ["after undoing", undoText(withText(withText(textHistory("a"), "ab"), "red hat"))],
    ["after redoing", redoText(undoText(withText(textHistory("x"), "ab")) ?? textHistory(""))],
  ])("begin anew with the letter that is typed %s", (_when, history) => {
    const before = history?.now ?? "";
    const after = history && withText(history, `${before}c`);
    expect(after?.past.at(-1)).toBe(before);
    expect(after?.by).toBe("typing");
  });
});
