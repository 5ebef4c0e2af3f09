import { describe, expect, it } from "vitest";
import {
  capabilityFor,
  formatSize,
  parseSize,
  sizesOf,
} from "@/utils/core/server/capability-choice";

it.each([
  ["gpt_image_1", "gpt-image-1"],
  [" gpt-image-1 ", "gpt-image-1"],
  ["Stable_Diffusion", "stable-diffusion"],
  ["house_sd_3.5", "house-sd-3.5"],
  ["  ", ""],
])("the name %j is read as %j", (written, name) => {
  expect(capabilityFor(written)).toEqual(capabilityFor(name));
});

it("Seedream is asked for no picture of more than 3 to 1", () => {
  for (const size of sizesOf(capabilityFor("seedream-4"))) {
    const ratio = Math.max(size.width, size.height) / Math.min(size.width, size.height);
    expect(ratio).toBeLessThanOrEqual(3);
  }
});

describe("capabilityFor", () => {
  it.each([
    ["", "relay-doc"],
    ["something-new", "modern"],
    ["dall-e-2", "dall-e-2"],
    ["DALL-E-2", "dall-e-2"],
    ["gpt-image-1", "gpt-image-1"],
    ["gpt-image-1-mini", "gpt-image-1-mini"],
    ["gpt-image-1.5", "gpt-image-1.5"],
    ["openai/gpt-image-1.5-2025-12-16", "gpt-image-1.5"],
    ["chatgpt-image-latest", "chatgpt-image"],
    ["gpt-image-2", "gpt-image-2"],
    ["gpt-image-2-2026-04-21", "gpt-image-2"],
    ["gpt-image-2.5-sunburst", "gpt-image-2.5"],
    ["gpt-image-2.6-flare", "gpt-image-2.5"],
    ["[az]GPT_Image_2.5-flare-2026-09-08", "gpt-image-2.5"],
  ])("judges %j as %s", (model, id) => {
    expect(capabilityFor(model).id).toBe(id);
  });

  it("keeps to the relay doc where the model is unknown", () => {
    const capability = capabilityFor("");
    expect(sizesOf(capability).map(formatSize)).toEqual(["256x256", "512x512", "1024x1024"]);
    expect(capability).toMatchObject({ promptLimit: 1000, maxCount: 10, maxImages: 1 });
    expect(capability.imageByteLimit).toBeLessThan(4_000_000);
    expect(capability.fields).toEqual(["response_format", "user"]);
  });

  it("never sends response_format to a gpt-image model, which refuses it", () => {
    for (const model of ["gpt-image-1", "gpt-image-1.5", "gpt-image-2", "gpt-image-2.6-flare"]) {
      expect(capabilityFor(model).fields).not.toContain("response_format");
    }
  });

  it("knows which models take input_fidelity and markup", () => {
    expect(capabilityFor("gpt-image-1.5").fields).toContain("input_fidelity");
    expect(capabilityFor("gpt-image-2").fields).not.toContain("input_fidelity");
    expect(capabilityFor("gpt-image-2").maskWays).not.toContain("markup");
    expect(capabilityFor("gpt-image-2.5-flare").maskWays).toContain("markup");
    expect(capabilityFor("gpt-image-2.5-flare").qualities).toContain("xhigh");
  });

  it("offers only sizes that the free range allows", () => {
    const capability = capabilityFor("gpt-image-2");
    if (capability.sizes.kind !== "free") throw new Error("expected a free range");
    const { multipleOf, maxEdge, minPixels, maxPixels, maxRatio } = capability.sizes;
    for (const { width, height } of sizesOf(capability)) {
      expect([width % multipleOf, height % multipleOf]).toEqual([0, 0]);
      expect(Math.max(width, height)).toBeLessThanOrEqual(maxEdge);
      expect(width * height).toBeGreaterThanOrEqual(minPixels);
      expect(width * height).toBeLessThanOrEqual(maxPixels);
      expect(Math.max(width / height, height / width)).toBeLessThanOrEqual(maxRatio);
    }
  });

  it("lets the person overrule anything", () => {
    expect(capabilityFor("gpt-image-2", { promptLimit: 5, maxImages: 1 })).toMatchObject({
      id: "gpt-image-2",
      promptLimit: 5,
      maxImages: 1,
      maxCount: 10,
    });
  });
});

describe("parseSize", () => {
  it.each([
    ["1024x1536", { width: 1024, height: 1536 }],
    [" 1024 × 1536 ", { width: 1024, height: 1536 }],
    ["1024X1024", { width: 1024, height: 1024 }],
  ])("reads %j", (text, size) => {
    expect(parseSize(text)).toEqual(size);
  });
  it.each(["auto", "", "1024", "0x10", "x", "1024x", "-1x5", "999999x1"])("refuses %j", (text) => {
    expect(parseSize(text)).toBeUndefined();
  });
});
