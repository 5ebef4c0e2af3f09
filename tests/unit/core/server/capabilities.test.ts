import { describe, expect, it } from "vitest";
import { MASK_WAYS } from "@/utils/core/capability";
import { OPTIONAL_FIELDS } from "@/utils/core/option-fields";
import {
  capabilityFor,
  capabilityOf,
  formatSize,
  maskWayOf,
  parseSize,
  sizesOf,
} from "@/utils/core/server/capability-choice";

const named = (model: string) => {
  const capability = capabilityFor(model);
  return { ...capability, sizes: sizesOf(capability).map(formatSize) };
};

const GPT_FIELDS = [
  ...["user", "quality", "background", "output_format", "output_compression", "moderation"],
  ...["stream", "partial_images"],
];
const STANDARD = ["1024x1024", "1536x1024", "1024x1536"];
const FREE = [...STANDARD, "2048x2048", "2048x1152", "1152x2048", "3840x2160", "2160x3840"];
const DOC = {
  sizes: ["256x256", "512x512", "1024x1024"],
  imageByteLimit: 3_999_999,
  maskByteLimit: 3_999_999,
  promptLimit: 1000,
  maxCount: 10,
  maxImages: 1,
  fields: ["response_format", "user"],
  qualities: [],
  maskWays: ["mask", "none"],
};
const GPT = {
  sizes: STANDARD,
  imageByteLimit: 49_999_999,
  maskByteLimit: 3_999_999,
  promptLimit: 32_000,
  maxCount: 10,
  maxImages: 16,
  fields: GPT_FIELDS,
  qualities: ["auto", "low", "medium", "high"],
  maskWays: ["mask", "none"],
};
const MODERN = {
  ...GPT,
  imageByteLimit: 19_999_999,
  maxImages: 10,
  fields: ["response_format", "user", "quality", "background", "output_format", "seed"],
};
const WITH_FIDELITY = { ...GPT, fields: [...GPT_FIELDS, "input_fidelity"] };

describe("what a model takes", () => {
  it.each([
    ["", { id: "relay-doc", ...DOC }],
    ["nobody-knows", { id: "modern", ...MODERN }],
    ["dall-e-2", { id: "dall-e-2", ...DOC }],
    ["dalle2", { id: "dall-e-2", ...DOC }],
    ["gpt-image-1", { id: "gpt-image-1", ...WITH_FIDELITY }],
    ["gpt-image-1.5", { id: "gpt-image-1.5", ...WITH_FIDELITY }],
    ["chatgpt-image-latest", { id: "chatgpt-image", ...WITH_FIDELITY }],
    ["gpt-image-1-mini", { id: "gpt-image-1-mini", ...GPT }],
    ["gpt-image-2", { id: "gpt-image-2", ...GPT, sizes: FREE }],
    [
      "gpt-image-2.5",
      {
        id: "gpt-image-2.5",
        ...GPT,
        sizes: FREE,
        qualities: ["auto", "low", "medium", "high", "xhigh", "max"],
        maskWays: ["mask", "markup", "none"],
      },
    ],
  ])("%s", (model, expected) => expect(named(model)).toEqual(expected));

  it("of free sizes has these bounds", () => {
    const { sizes } = capabilityFor("gpt-image-2");
    const { suggested: _, ...bounds } = sizes.kind === "free" ? sizes : { suggested: [] };
    expect(bounds).toEqual({
      kind: "free",
      multipleOf: 16,
      maxEdge: 3840,
      minPixels: 655_360,
      maxPixels: 8_294_400,
      maxRatio: 3,
    });
  });

  it.each([
    ["azure/GPT_Image_2", "gpt-image-2"],
    [" gpt-image-3 ", "gpt-image-2.5"],
    ["gpt-image-2.4", "gpt-image-2"],
    ["gpt-image-1-mini-2025", "gpt-image-1-mini"],
  ])("is known by name inside of %s", (model, id) => expect(capabilityFor(model).id).toBe(id));

  it.each([
    ["gpt-image2", "gpt-image-2"],
    ["gptimage-1.5", "gpt-image-1.5"],
    ["qwen-image-edit-2511", "diffusion"],
    ["black-forest-labs/flux-1-kontext-pro", "diffusion"],
    ["sd-cpp-local", "sd-cpp"],
    ["sdxl", "diffusion"],
    ["doubao-seedream-4-0-250828", "seedream-4"],
    ["doubao-seedream-4-5-251128", "seedream"],
    ["seedream-4.5", "seedream"],
    ["seedream-5", "seedream"],
    ["seedream-3.0", "seedream-4"],
    ["gemini-2.5-flash-image", "modern"],
    ["nano-banana-pro", "modern"],
    ["grok-imagine-image", "modern"],
  ])("is known by what relays call it: %s", (model, id) =>
    expect(capabilityFor(model).id).toBe(id),
  );

  const MODELS = [
    ...["", "nobody-knows", "dall-e-2", "gpt-image-1", "gpt-image-1-mini", "gpt-image-2"],
    ...["gpt-image-2.5", "chatgpt-image-latest", "flux", "sd-cpp", "seedream-4", "seedream-5"],
  ];

  it.each(MODELS)("%j is told in fields, ways and sizes that there are", (model) => {
    const { fields, maskWays, sizes } = capabilityFor(model);
    expect(OPTIONAL_FIELDS).toEqual(expect.arrayContaining([...fields]));
    expect(MASK_WAYS).toEqual(expect.arrayContaining(maskWays.filter((way) => way !== "none")));
    const step = model === "sd-cpp" ? 64 : 16;
    const rule = sizes.kind === "free" ? sizes : undefined;
    const offered = sizesOf(capabilityFor(model));
    expect(new Set(offered.map(formatSize)).size).toBe(offered.length);
    for (const { width, height } of offered) {
      expect([width % step, height % step]).toEqual([0, 0]);
      expect(offered).toContainEqual({ width: height, height: width });
      if (!rule) continue;
      expect([width % rule.multipleOf, height % rule.multipleOf]).toEqual([0, 0]);
      expect(Math.max(width, height)).toBeLessThanOrEqual(rule.maxEdge);
      expect(width * height).toBeLessThanOrEqual(rule.maxPixels);
      expect(Math.max(width, height) / Math.min(width, height)).toBeLessThanOrEqual(rule.maxRatio);
    }
  });

  it("takes of a Seedream model pictures below 10 MB, and sizes up to 4096 squared", () => {
    const { imageByteLimit, sizes, fields } = capabilityFor("seedream-4");
    expect(imageByteLimit).toBe(10_000_000 - 1);
    // Ark's documentation of the parameter `size`, and of what it can be asked for.
    expect(sizes).toMatchObject({ maxEdge: 4096, maxPixels: 4096 * 4096 });
    expect(sizesOf(capabilityFor("seedream-4")).map(formatSize)).toContain("4096x4096");
    expect(fields).toEqual(["response_format", "seed"]);
  });

  it("takes of a diffusion model what steers diffusion, by the form or within the prompt", () => {
    const steering = [
      "seed",
      "num_inference_steps",
      "guidance_scale",
      "strength",
      "negative_prompt",
    ];
    const [hosted, cpp] = ["flux", "sd-cpp"].map((model) => capabilityFor(model).fields);
    expect(hosted).toEqual(expect.arrayContaining([...steering, "response_format", "user"]));
    expect(cpp).toEqual(["output_format", ...steering]);
    expect(sizesOf(capabilityFor("sd-cpp")).map(formatSize)[0]).toBe("512x512");
  });

  it("takes of a Seedream model only sizes it does not refuse", () => {
    for (const [model, least] of [
      ["seedream-4.0", 921_600],
      ["seedream-4.5", 3_686_400],
    ] as const) {
      const { sizes } = capabilityFor(model);
      expect(sizes).toMatchObject({ kind: "free", minPixels: least });
      for (const { width, height } of sizesOf(capabilityFor(model)))
        expect(width * height).toBeGreaterThanOrEqual(3_686_400);
    }
  });

  it("is what the person says before all else", () => {
    const profile = { model: "gpt-image-2", capability: { promptLimit: 5 } };
    expect(capabilityOf(profile)).toMatchObject({ id: "gpt-image-2", promptLimit: 5 });
    expect(capabilityOf(undefined).id).toBe("relay-doc");
  });

  it("is less where the server has refused some of it, and that comes last", () => {
    const profile = {
      model: "gpt-image-1.5",
      capability: { promptLimit: 5000 },
      learned: {
        fields: ["mask", "quality"],
        sizes: [{ width: 512, height: 512 }],
        promptLimit: 800,
        maxImages: 1,
      },
    };
    const capability = capabilityOf(profile);
    expect(capability).toMatchObject({ promptLimit: 800, maxImages: 1, maskWays: ["none"] });
    expect(capability.fields).not.toContain("quality");
    expect(sizesOf(capability).map(formatSize)).toEqual(["512x512"]);
    const larger = capabilityOf({ model: "nobody", learned: { fields: [], minPixels: 3_000_000 } });
    expect(sizesOf(larger).map(formatSize)).toEqual(["1792x1792"]);
  });

  it("is told the mask in the first way it knows", () => {
    const capability = capabilityFor("");
    expect(maskWayOf({ ...capability, maskWays: ["markup", "mask"] })).toBe("markup");
    expect(maskWayOf({ ...capability, maskWays: [] })).toBe("mask");
  });
});

describe("a size as text", () => {
  it.each([
    ["1024x768", { width: 1024, height: 768 }],
    [" 1 × 99999 ", { width: 1, height: 99_999 }],
    ["3*4", { width: 3, height: 4 }],
    ["3X4", { width: 3, height: 4 }],
    ["auto", undefined],
    ["0x4", undefined],
    ["4x0", undefined],
    ["100000x4", undefined],
    ["3x4x5", undefined],
    ["3.5x4", undefined],
  ])("%j is %j", (text, size) => expect(parseSize(text)).toEqual(size));
});
