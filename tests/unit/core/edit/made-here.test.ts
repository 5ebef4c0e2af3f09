import { describe, expect, it } from "vitest";
import { isPatch } from "@/utils/core/edit/edit";
import { isRisky, RISK_LIMIT } from "@/utils/core/edit/erased";
import { isOfThisDevice, THIS_DEVICE } from "@/utils/core/edit/this-device";

describe("an edit that was made on this device", () => {
  it("is one without a server", () => {
    expect(isOfThisDevice({ host: "" })).toBe(true);
    expect(isOfThisDevice({ host: "relay.test" })).toBe(false);
    // Kept in records: another word would make old ones edits of a server that is gone.
    expect(THIS_DEVICE).toBe("this-device");
  });

  it("is laid over the picture as it is, where it was made of the picture's own pixels", () => {
    const ways = ["mask", "mask_image", "markup", "none", "transparency", "patch", "continued"];
    expect(ways.filter((way) => isPatch(way as Parameters<typeof isPatch>[0]))).toEqual([
      "patch",
      "continued",
    ]);
  });

  it("would likely be done better by a model from a limit on, or beyond measure", () => {
    expect(isRisky({ risk: RISK_LIMIT - 0.01 })).toBe(false);
    expect(isRisky({ risk: RISK_LIMIT })).toBe(true);
    expect(isRisky({})).toBe(true);
  });
});
