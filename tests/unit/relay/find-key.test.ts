import { expect, it } from "vitest";
import { findKey } from "@/utils/relay/find-key";

it("finds a key as often as it stands there, be it hundreds of thousands of times", () => {
  const times = 130_000;
  expect(findKey("sk-abc".repeat(times), "sk-abc").length).toBeGreaterThanOrEqual(times);
}, 60_000);
