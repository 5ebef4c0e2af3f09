import { describe, expect, it } from "vitest";
import { isListed, suggestModel } from "@/utils/core/server/suggest-model";

const list = (imageIds: readonly string[], others: readonly string[] = []) => ({
  ids: [...imageIds, ...others],
  imageIds,
});

describe("the model to begin with", () => {
  it.each([
    ["the one in use, where it is listed", list(["a", "gpt-image-2"]), "a", "a"],
    [
      "the best known, in its plainest name",
      list(["gpt-image-1", "gpt-image-2-2026-01", "gpt-image-2"]),
      "",
      "gpt-image-2",
    ],
    [
      "another than the one in use, where that is not listed",
      list(["gpt-image-1"]),
      "gone",
      "gpt-image-1",
    ],
    [
      "the first for images, where none is known",
      list(["flux-edit", "qwen-edit"], ["chat"]),
      "",
      "flux-edit",
    ],
    ["none, where none is for images", list([], ["chat"]), "", ""],
    [
      "one of OpenAI's rather than a shorter name",
      list(["flux", "gpt-image-1.5-x"]),
      "",
      "gpt-image-1.5-x",
    ],
    [
      "one of OpenAI's rather than a shorter name",
      list(["flux", "gpt-image-1"]),
      "",
      "gpt-image-1",
    ],
    [
      "one of OpenAI's rather than a shorter name",
      list(["flux", "gpt-image-x"]),
      "",
      "gpt-image-x",
    ],
    ["none of a family for something else", list(["flux"], ["gpt-image-caption"]), "", "flux"],
    [
      "the latest family, whatever the order",
      list(["gpt-image-1.5", "gpt-image-2"]),
      "",
      "gpt-image-2",
    ],
    [
      "the first by its letters, of names as long",
      list(["gpt-image-2b", "gpt-image-2a"]),
      "",
      "gpt-image-2a",
    ],
    [
      "the shortest before the first by its letters",
      list(["gpt-image-2-aa", "gpt-image-2-b"]),
      "",
      "gpt-image-2-b",
    ],
    ["a family by its beginning", list(["my/gpt-image-2", "gpt-image-1"]), "", "gpt-image-1"],
    ["what is in use, where none is for images", list([], ["chat"]), "gone", "gone"],
    ["none in place of an empty name that is listed", list(["a"], [""]), "", "a"],
    ["what there is, where the server lists nothing", list([]), "mine", "mine"],
  ])("is %s", (_, models, current, suggested) => {
    expect(suggestModel(models, current)).toBe(suggested);
  });
});

describe("a model", () => {
  it("counts as listed where the server lists it, or lists nothing", () => {
    expect(isListed(list(["a"]), "a")).toBe(true);
    expect(isListed(list([]), "a")).toBe(true);
    expect(isListed(list(["a"]), "b")).toBe(false);
  });
});
