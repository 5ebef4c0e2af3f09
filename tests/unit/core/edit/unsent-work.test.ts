import { describe, expect, it } from "vitest";
import type { Work } from "@/utils/core/edit/draft";
import { countStrokes, isUnsent, setAside } from "@/utils/core/edit/unsent-work";
import { EMPTY_MASK, push, undo } from "@/utils/core/mask/history";

const options = { count: 1, size: "auto" };
const painted = push(EMPTY_MASK, { kind: "all" });
const work = (prompt: string, mask = EMPTY_MASK): Work => ({ mask, prompt, options });

describe("unsent work", () => {
  it("is paint or words that were not sent", () => {
    expect(isUnsent(work(""), undefined)).toBe(false);
    expect(isUnsent(work(" \n"), undefined)).toBe(false);
    expect(isUnsent(work("a hat"), undefined)).toBe(true);
    expect(isUnsent(work("", painted), undefined)).toBe(true);
    expect(isUnsent(work("a hat", painted), work("a hat", painted))).toBe(false);
    expect(isUnsent(work("a scarf", painted), work("a hat", painted))).toBe(true);
    expect(isUnsent(work("a hat", push(painted, { kind: "clear" })), work("a hat", painted))).toBe(
      true,
    );
  });

  it("is the same where only spaces around it differ", () => {
    expect(isUnsent(work(" a hat\n"), work("a hat"))).toBe(false);
    expect(isUnsent(work("a hat"), work(" a hat "))).toBe(false);
    expect(setAside([], work("a "), work(" a"))).toEqual([]);
    expect(setAside([work(" a")], work("a"), work("b"))).toEqual([work("a")]);
  });

  it("is another piece of work with the same words on other paint", () => {
    expect(setAside([], work("a", painted), work("a"))).toEqual([work("a", painted)]);
    expect(setAside([work("a")], work("a", painted), work("b"))).toHaveLength(2);
  });

  it("is not what was undone", () => {
    expect(countStrokes(work("", painted))).toBe(1);
    expect(countStrokes(work("", undo(painted)))).toBe(0);
    expect(isUnsent(work("", undo(painted)), undefined)).toBe(false);
  });

  it("is set aside once, the latest last, and not if it is what replaces it", () => {
    const [a, b] = [work("a"), work("b")];
    expect(setAside([], undefined, a)).toEqual([]);
    expect(setAside([], a, a)).toEqual([]);
    expect(setAside([a], b, work("c"))).toEqual([a, b]);
    expect(setAside([a, b], a, work("c"))).toEqual([b, a]);
    expect(setAside([a, b], undefined, a)).toEqual([b]);
  });

  it("is kept five times and no more", () => {
    const kept = ["1", "2", "3", "4", "5"].map((prompt) => work(prompt));
    const all = setAside(kept, work("6"), work(""));
    expect(all.map(({ prompt }) => prompt)).toEqual(["2", "3", "4", "5", "6"]);
  });
});
