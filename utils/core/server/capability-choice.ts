import type { Capability, MaskWay, SizeRule } from "@/utils/core/capability";
import { type DialectChoice, dialectOf, withinDialect } from "@/utils/core/dialect";
import type { Size } from "@/utils/core/geometry";
import type { OptionalField } from "@/utils/core/option-fields";
import {
  type LearnedLimits,
  NOTHING_LEARNED,
  withLearned,
} from "@/utils/core/server/learned-limits";
import type { Profile } from "@/utils/core/server/profile";

/**
 * "Less than 4 MB" says neither whether a megabyte is 10^6 bytes nor whether
 * the limit itself is allowed: this is under it in every reading.
 */
const UNDER_4_MB = 4_000_000 - 1;
const UNDER_10_MB = 10_000_000 - 1;
const UNDER_20_MB = 20_000_000 - 1;
const UNDER_50_MB = 50_000_000 - 1;

function square(edge: number): Size {
  return { width: edge, height: edge };
}

const STANDARD_SIZES: readonly Size[] = [
  square(1024),
  { width: 1536, height: 1024 },
  { width: 1024, height: 1536 },
];

/** Any size in steps of 16 between 0.66 and 8.3 megapixels; OpenAI calls those above 2560x1440 experimental. */
const FREE_SIZES: SizeRule = {
  kind: "free",
  multipleOf: 16,
  maxEdge: 3840,
  minPixels: 655_360,
  maxPixels: 8_294_400,
  maxRatio: 3,
  suggested: [
    ...STANDARD_SIZES,
    square(2048),
    { width: 2048, height: 1152 },
    { width: 1152, height: 2048 },
    { width: 3840, height: 2160 },
    { width: 2160, height: 3840 },
  ],
};

const GPT_IMAGE_FIELDS: readonly OptionalField[] = [
  "user",
  "quality",
  "background",
  "output_format",
  "output_compression",
  "moderation",
  "stream",
  "partial_images",
];

/** The relay doc's rules: what every server of this endpoint has to understand. */
const RELAY_DOC: Capability = {
  id: "relay-doc",
  sizes: { kind: "list", sizes: [square(256), square(512), square(1024)] },
  imageByteLimit: UNDER_4_MB,
  maskByteLimit: UNDER_4_MB,
  promptLimit: 1000,
  maxCount: 10,
  maxImages: 1,
  fields: ["response_format", "user"],
  qualities: [],
  maskWays: ["mask", "none"],
};

const GPT_IMAGE_1: Capability = {
  id: "gpt-image-1",
  sizes: { kind: "list", sizes: STANDARD_SIZES },
  imageByteLimit: UNDER_50_MB,
  maskByteLimit: UNDER_4_MB,
  promptLimit: 32_000,
  maxCount: 10,
  maxImages: 16,
  fields: [...GPT_IMAGE_FIELDS, "input_fidelity"],
  qualities: ["auto", "low", "medium", "high"],
  maskWays: ["mask", "none"],
};

const GPT_IMAGE_2: Capability = {
  ...GPT_IMAGE_1,
  id: "gpt-image-2",
  sizes: FREE_SIZES,
  fields: GPT_IMAGE_FIELDS,
};

const GPT_IMAGE_2_5: Capability = {
  ...GPT_IMAGE_2,
  id: "gpt-image-2.5",
  qualities: ["auto", "low", "medium", "high", "xhigh", "max"],
  maskWays: ["mask", "markup", "none"],
};

/**
 * A model that is named and that nobody knows: what nearly every model of today
 * takes. What a server takes less of it says, and that is remembered
 * (`learned-limits.ts`).
 */
const MODERN: Capability = {
  id: "modern",
  sizes: { kind: "list", sizes: STANDARD_SIZES },
  imageByteLimit: UNDER_20_MB,
  maskByteLimit: UNDER_4_MB,
  promptLimit: 32_000,
  maxCount: 10,
  maxImages: 10,
  fields: ["response_format", "user", "quality", "background", "output_format", "seed"],
  qualities: ["auto", "low", "medium", "high"],
  maskWays: ["mask", "none"],
};

/** Diffusion models, as servers at home run them and relays offer them. */
const DIFFUSION: Capability = {
  ...MODERN,
  id: "diffusion",
  fields: [
    "response_format",
    "user",
    "output_format",
    "seed",
    "num_inference_steps",
    "guidance_scale",
    "strength",
    "negative_prompt",
  ],
  qualities: [],
};

/** stable-diffusion.cpp: sizes in steps of 64, options inside of the prompt. */
const SD_CPP: Capability = {
  ...DIFFUSION,
  id: "sd-cpp",
  sizes: {
    kind: "list",
    sizes: [
      square(512),
      square(768),
      square(1024),
      { width: 768, height: 512 },
      { width: 512, height: 768 },
      { width: 1152, height: 768 },
      { width: 768, height: 1152 },
    ],
  },
  fields: [
    "output_format",
    "seed",
    "num_inference_steps",
    "guidance_scale",
    "strength",
    "negative_prompt",
  ],
};

/** ByteDance's: at least this many pixels, at most 4096². */
function seedream(minPixels: number, id: string): Capability {
  return {
    ...MODERN,
    id,
    imageByteLimit: UNDER_10_MB,
    sizes: {
      kind: "free",
      multipleOf: 16,
      maxEdge: 4096,
      minPixels,
      maxPixels: 16_777_216,
      maxRatio: 3,
      suggested: [
        square(2048),
        { width: 2304, height: 1728 },
        { width: 1728, height: 2304 },
        { width: 2560, height: 1440 },
        { width: 1440, height: 2560 },
        square(4096),
      ],
    },
    fields: ["response_format", "seed"],
    qualities: [],
  };
}

/**
 * From the particular to the general. Not anchored at the start, because
 * relays put a vendor or a group before the name. `gpt-image-1` itself is gone
 * at OpenAI but lives on as an alias at relays.
 */
const BY_NAME: readonly (readonly [RegExp, Capability])[] = [
  [/chatgpt-image/, { ...GPT_IMAGE_1, id: "chatgpt-image" }],
  [/gpt-image-(?:2\.[5-9]|[3-9])/, GPT_IMAGE_2_5],
  [/gpt-image-2/, GPT_IMAGE_2],
  [/gpt-image-1\.5/, { ...GPT_IMAGE_1, id: "gpt-image-1.5" }],
  // It takes input_fidelity, but only the value it has anyway.
  [/gpt-image-1-mini/, { ...GPT_IMAGE_1, id: "gpt-image-1-mini", fields: GPT_IMAGE_FIELDS }],
  [/gpt-image/, GPT_IMAGE_1],
  [/dall-?e-?2/, { ...RELAY_DOC, id: "dall-e-2" }],
  // It refuses fewer than 921,600 pixels, later ones fewer than 3,686,400.
  [/seedream-?(?:[1-3]|4(?![.-]?[5-9]))/, seedream(921_600, "seedream-4")],
  [/seedream/, seedream(3_686_400, "seedream")],
  [/sd-cpp/, SD_CPP],
  [
    /qwen-?image|flux|kontext|stable-?diffusion|(?:^|[/-])sd(?:xl|[\d.]+)?(?:[-.]|$)|hidream|z-image|glm-image|omnigen|longcat|step1x/,
    DIFFUSION,
  ],
];

/**
 * What a model takes, judged by its name. No list of models is ever final: a
 * name nobody knows gets what models of today take, no name at all the relay
 * doc's rules, and a person's own settings overrule both. What the server itself
 * has refused comes last.
 */
export function capabilityFor(
  model: string,
  overrides: Partial<Capability> = {},
  learned: LearnedLimits = NOTHING_LEARNED,
): Capability {
  const name = model
    .trim()
    .toLowerCase()
    .replaceAll("_", "-")
    .replace(/gpt-?image-?(?=\d)/, "gpt-image-");
  const unknown = name === "" ? RELAY_DOC : MODERN;
  const found = BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? unknown;
  return withLearned({ ...found, ...overrides }, learned);
}

/**
 * What a profile's model takes: by its name, as the person has it, as its server
 * does, and as its dialect can say it.
 */
export function capabilityOf(
  profile: (Pick<Profile, "capability" | "learned"> & DialectChoice) | undefined,
): Capability {
  const { model, capability, learned } = profile ?? { model: "" };
  const taken = capabilityFor(model, capability, learned);
  return withinDialect(taken, dialectOf(profile ?? { model }));
}

/** How the painted area is sent: the first way the model supports. */
export function maskWayOf(capability: Capability): MaskWay {
  return capability.maskWays[0] ?? "mask";
}

/** The sizes to offer by name: all of a list, or the usual ones of a free range. */
export function sizesOf(capability: Capability): readonly Size[] {
  return capability.sizes.kind === "list" ? capability.sizes.sizes : capability.sizes.suggested;
}

/** `WIDTHxHEIGHT`, as the `size` field is written. */
export function formatSize(size: Size): string {
  return `${size.width}x${size.height}`;
}

/** Reads `WIDTHxHEIGHT` (also with `×` or `*`); `undefined` for `auto` and anything else. */
export function parseSize(text: string): Size | undefined {
  const match = /^\s*([1-9]\d{0,4})\s*[x×*]\s*([1-9]\d{0,4})\s*$/i.exec(text);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : undefined;
}
