import { describe, expect, it } from "vitest";
import type { Capability } from "@/utils/core/capability";
import type { EditOptions } from "@/utils/core/option-fields";
import { readProfileRecord, toProfileRecord } from "@/utils/store/profile-record";
import { profileWith } from "../../support/profile.ts";

/** The type makes sure that none is forgotten here. */
const OPTIONS: Required<EditOptions> = {
  count: 3,
  size: "1024x1536",
  responseFormat: "url",
  quality: "high",
  background: "transparent",
  outputFormat: "webp",
  outputCompression: 80,
  inputFidelity: "high",
  moderation: "low",
  user: "me",
  stream: true,
  partialImages: 2,
  seed: "42",
  steps: "20",
  guidance: "4.5",
  strength: "0.6",
  negativePrompt: "blur",
  extra: { quant: "7" },
};

const CAPABILITY: Required<Omit<Capability, "id">> = {
  sizes: { kind: "list", sizes: [{ width: 512, height: 768 }] },
  imageByteLimit: 4_000_000,
  maskByteLimit: 3_000_000,
  promptLimit: 900,
  maxCount: 4,
  perRequest: 2,
  maxImages: 5,
  fields: ["user", "quality", "partial_images"],
  qualities: ["low", "high"],
  maskWays: ["markup", "none"],
};

const stored = (profile: ReturnType<typeof profileWith>) =>
  readProfileRecord(JSON.parse(JSON.stringify(toProfileRecord(profile))));

describe("what is saved with a server comes back", () => {
  it.each(Object.keys(OPTIONS))("the option %s", (name) => {
    const read = stored(profileWith({ options: OPTIONS }));
    expect(read?.options).toHaveProperty(name, OPTIONS[name as keyof EditOptions]);
  });

  it.each(Object.keys(CAPABILITY))("what the person said of the model: %s", (name) => {
    const read = stored(profileWith({ capability: CAPABILITY }));
    expect(read?.capability).toHaveProperty(name, CAPABILITY[name as keyof typeof CAPABILITY]);
  });

  it("free sizes with all their bounds", () => {
    const sizes = {
      kind: "free",
      multipleOf: 16,
      maxEdge: 3840,
      minPixels: 655_360,
      maxPixels: 8_294_400,
      maxRatio: 3,
      suggested: [{ width: 1024, height: 1024 }],
    } as const;
    expect(stored(profileWith({ capability: { sizes } }))?.capability).toEqual({ sizes });
  });

  it("everything else of the server", () => {
    const profile = profileWith({ model: "m", user: "u", timeoutMs: 9000, suffix: "nothing else" });
    expect(stored(profile)).toEqual(profile);
  });
});
