import { describe, expect, it } from "vitest";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { type Readiness, whyNotReady } from "@/utils/core/server/readiness";
import { profileWith } from "../../../support/profile";

const READY: Readiness = {
  profile: profileWith({}),
  hasKey: true,
  capability: capabilityFor("gpt-image-1"),
  prompt: "a red door",
  isMaskEmpty: false,
  hasTransparency: false,
};
const UNPAINTED = { isMaskEmpty: true };
const UNWORDED = { prompt: " " };
const UNSET = { profile: undefined };
const KEYLESS = { hasKey: false };

describe("what is missing before an edit can be sent", () => {
  it.each<[string, Partial<Readiness>, string | undefined]>([
    ["nothing", {}, undefined],
    ["paint", UNPAINTED, "mask_missing"],
    ["no paint, where the picture has holes", { ...UNPAINTED, hasTransparency: true }, undefined],
    ["a prompt", UNWORDED, "prompt_missing"],
    ["a shorter prompt", { prompt: "x".repeat(32_001) }, "prompt_too_long"],
    ["a server", UNSET, "profile_missing"],
    ["a key", KEYLESS, "key_missing"],
    ["paint before all else", { ...UNPAINTED, ...UNWORDED, ...UNSET, ...KEYLESS }, "mask_missing"],
    ["a prompt before a server", { ...UNWORDED, ...UNSET, ...KEYLESS }, "prompt_missing"],
    ["a server before its key", { ...UNSET, ...KEYLESS }, "profile_missing"],
  ])("is %s", (_what, change, code) => {
    expect(whyNotReady({ ...READY, ...change })?.code).toBe(code);
  });

  it("counts what the profile adds to every prompt", () => {
    const profile = profileWith({ suffix: "x".repeat(31_990) });
    expect(whyNotReady({ ...READY, profile })?.code).toBe("prompt_too_long");
  });
});
