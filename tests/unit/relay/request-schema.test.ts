import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EditOptions } from "@/utils/core/option-fields";
import { capabilityFor } from "@/utils/core/server/capability-choice";
import { type EditRequest, type FormPart, formParts } from "@/utils/relay/request";
import { findBreaches, type SchemaPart } from "../../support/edit-schema.ts";
import { editRequest, pngBlob } from "./fake-relay";

function asSchemaPart(part: FormPart): SchemaPart {
  if (!("file" in part)) return { name: part.name, text: part.value };
  const { size, type } = part.file;
  return { name: part.name, file: { name: part.fileName, type, byteLength: size } };
}

function sent(request: EditRequest): SchemaPart[] {
  return formParts(request, capabilityFor(request.model)).map(asSchemaPart);
}

const MODELS = [
  "",
  "dall-e-2",
  "gpt-image-1-mini",
  "gpt-image-1.5",
  "chatgpt-image-latest",
  "gpt-image-2",
  "gpt-image-2.5-flare",
  "gpt-image-2.6-sunburst",
];

/** Any value the panel offers, whatever the model: it keeps what was set for another. */
const anyOptions: fc.Arbitrary<EditOptions> = fc.record(
  {
    count: fc.integer({ min: 1, max: 10 }),
    size: fc.constant("auto"),
    responseFormat: fc.constantFrom("b64_json" as const, "url" as const),
    background: fc.constantFrom("auto", "opaque", "transparent"),
    outputFormat: fc.constantFrom("png", "webp", "jpeg"),
    outputCompression: fc.integer({ min: 0, max: 100 }),
    inputFidelity: fc.constantFrom("low", "high"),
    moderation: fc.constantFrom("auto", "low"),
    user: fc.string({ maxLength: 40 }),
    stream: fc.boolean(),
    partialImages: fc.integer({ min: 0, max: 3 }),
  },
  { requiredKeys: ["count", "size"] },
);

const reference = (type: string) => new Blob([new Uint8Array(9)], { type });

const anyRequest: fc.Arbitrary<EditRequest> = fc
  .record({
    model: fc.constantFrom(...MODELS),
    options: anyOptions,
    qualityAt: fc.nat(6),
    wayAt: fc.nat(2),
    promptLength: fc.integer({ min: 1, max: 1000 }),
    types: fc.array(fc.constantFrom("image/png", "image/jpeg", "image/webp"), { maxLength: 15 }),
    user: fc.string({ maxLength: 20 }),
  })
  .map(({ model, options, qualityAt, wayAt, promptLength, types, user }) => {
    // These two the panel does not let be chosen together.
    const background = options.outputFormat === "jpeg" ? "opaque" : options.background;
    const { qualities, maskWays, maxImages } = capabilityFor(model);
    const quality = qualities[qualityAt];
    const maskWay = maskWays[wayAt] ?? "mask";
    const references = types.slice(0, maxImages - 1).map(reference);
    return editRequest({
      model,
      user,
      maskWay,
      references,
      options: {
        ...options,
        ...(background ? { background } : {}),
        ...(quality ? { quality } : {}),
      },
      prompt: "红".repeat(promptLength),
      sentSize: { width: 1024, height: 1024 },
    });
  });

describe("a request", () => {
  it("validates against the published schema, whatever is chosen for whichever model", () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        expect(findBreaches(sent(request))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each(MODELS)("keeps within the schema's limits for %j", (model) => {
    const capability = capabilityFor(model);
    const file = (name: string, byteLength: number) => ({
      name,
      file: { name: `${name}.png`, type: "image/png", byteLength },
    });
    const parts = (change: number): SchemaPart[] => [
      file("image", capability.imageByteLimit + change),
      file("mask", capability.maskByteLimit + change),
      { name: "prompt", text: "x".repeat(capability.promptLimit + change) },
      { name: "n", text: String(capability.maxCount + change) },
      ...(model ? [{ name: "model", text: model }] : []),
    ];
    expect(findBreaches(parts(0))).toEqual([]);
    const named = findBreaches(parts(1)).map((breach) => breach.split(" ")[0]);
    expect(new Set(named)).toEqual(new Set(["image", "mask", "prompt", "n"]));
  });
});

describe("the schema", () => {
  const good: SchemaPart[] = [
    { name: "image", file: { name: "image.png", type: "image/png", byteLength: 9 } },
    { name: "prompt", text: "a red door" },
    { name: "model", text: "gpt-image-1.5" },
  ];

  it.each<[string, SchemaPart]>([
    ["a field nobody knows", { name: "strength", text: "1" }],
    ["response_format for a model without it", { name: "response_format", text: "b64_json" }],
    ["a count that is none", { name: "n", text: "1.0" }],
    ["another quality", { name: "quality", text: "max" }],
    ["a size of another model", { name: "size", text: "1040x1024" }],
    ["compression of a PNG", { name: "output_compression", text: "50" }],
    ["previews without a stream", { name: "partial_images", text: "2" }],
    ["a second prompt", { name: "prompt", text: "twice" }],
    [
      "a markup for a model without it",
      { name: "markup", file: { name: "m.png", type: "image/png", byteLength: 9 } },
    ],
    [
      "a mask that is no PNG",
      { name: "mask", file: { name: "m.jpg", type: "image/jpeg", byteLength: 9 } },
    ],
    [
      "a type that is none",
      { name: "mask", file: { name: "m.png", type: "application/octet-stream", byteLength: 9 } },
    ],
    [
      "both names of images",
      { name: "image[]", file: { name: "b.png", type: "image/png", byteLength: 9 } },
    ],
  ])("refuses %s", (_, part) => {
    expect(findBreaches(good)).toEqual([]);
    expect(findBreaches([...good, part])).not.toEqual([]);
  });

  it("refuses a form without a picture or without words", () => {
    expect(findBreaches(good.slice(1))).toEqual(["image is missing"]);
    expect(findBreaches(good.slice(0, 1))).toEqual(["prompt is missing"]);
  });

  it("judges what is sent and not a copy of it", () => {
    expect(pngBlob().type).toBe("image/png");
    const request = editRequest({ model: "gpt-image-2", options: { count: 11, size: "auto" } });
    expect(findBreaches(sent(request)).some((breach) => breach.startsWith("n "))).toBe(true);
  });
});
