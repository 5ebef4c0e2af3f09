import { describe, expect, it } from "vitest";
import { createAsker } from "@/utils/editor/gestures/ask-latest";

function setUp() {
  const asked: string[] = [];
  const heard: string[] = [];
  const answers: (() => void)[] = [];
  const asker = createAsker(
    (question: string) => {
      asked.push(question);
      return new Promise<string>((resolve) => {
        answers.push(() => resolve(question.toUpperCase()));
      });
    },
    (answer) => heard.push(answer),
  );
  const answer = async () => {
    answers.shift()?.();
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
  };
  return { asker, asked, heard, answer };
}

describe("asking what changes all the time", () => {
  it("asks one question at a time, and of those that came meanwhile the last", async () => {
    const { asker, asked, heard, answer } = setUp();
    for (const question of ["a", "b", "c"]) asker.want(question);
    expect(asked).toEqual(["a"]);
    await answer();
    expect(asked).toEqual(["a", "c"]);
    await answer();
    expect(heard).toEqual(["A", "C"]);
  });

  it("does not hear answers to what was dropped", async () => {
    const { asker, heard, answer } = setUp();
    asker.want("a");
    asker.drop();
    asker.want("b");
    await answer();
    expect(heard).toEqual([]);
    await answer();
    expect(heard).toEqual(["B"]);
  });
});
