import { describe, expect, it } from "vitest";
import { promptRoom, withSuffix } from "@/utils/core/edit/prompt";
import { recentPrompts } from "@/utils/core/history/recent-prompts";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { whyNotReady } from "@/utils/core/server/readiness";
import { profileWith } from "../../../support/profile.ts";

const entries = (...prompts: string[]) => prompts.map((prompt) => ({ prompt }));

it("prompts that differ by a space between words are two", () => {
  expect(recentPrompts(entries("no one", "noone", "no  one"), 9)).toEqual(["no one", "noone"]);
});

describe("prompts used before", () => {
  it("are each offered once, the latest first", () => {
    const used = entries("a hat", "a cat", " a  hat ", "", "a dog");
    expect(recentPrompts(used, 10)).toEqual(["a hat", "a cat", "a dog"]);
    expect(recentPrompts(used, 2)).toEqual(["a hat", "a cat"]);
  });
});

describe("what is added to every prompt", () => {
  it("stands on a line of its own and takes its part of the limit", () => {
    expect(withSuffix("a hat", "nothing else")).toBe("a hat\nnothing else");
    expect(withSuffix("a hat", undefined)).toBe("a hat");
    expect(promptRoom(1000, "😀红")).toBe(996);
    expect(promptRoom(3, "much longer")).toBe(0);
  });

  it("keeps a prompt from being sent that would be too long with it", () => {
    const ready = {
      hasKey: true,
      capability: capabilityFor(""),
      prompt: "x".repeat(990),
      isMaskEmpty: false,
      hasTransparency: false,
    };
    expect(whyNotReady({ ...ready, profile: profileWith() })).toBeUndefined();
    const profile = profileWith({ suffix: "nothing else" });
    expect(whyNotReady({ ...ready, profile })).toMatchObject({
      code: "prompt_too_long",
      params: { limit: 986, length: 990 },
    });
  });
});
