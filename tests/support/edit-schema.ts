import type { ImageEditParams } from "openai/resources/images";

/**
 * The published schema of `POST /v1/images/edits` (`CreateImageEditRequest` in
 * OpenAI's API description), written down anew as the `openai` package 7.57.0
 * documents it: fields, types, limits, and which models take what. The types
 * hold it to the package: a field or a value that the schema has and this has
 * not, or the other way round, does not compile.
 */

/** A part of a form, sent or received. */
export interface SchemaPart {
  readonly name: string;
  readonly text?: string;
  readonly file?: { readonly name: string; readonly type: string; readonly byteLength: number };
}

type Rule = (part: SchemaPart) => string | undefined;

type Field = keyof ImageEditParams;

type ValueOf<Name extends Field> = Extract<NonNullable<ImageEditParams[Name]>, string>;

const MB = 1_000_000;

function text(maxCharacters = Number.POSITIVE_INFINITY): Rule {
  return (part) => {
    if (part.text === undefined) return "is no text";
    return [...part.text].length <= maxCharacters
      ? undefined
      : `has more than ${maxCharacters} characters`;
  };
}

/** Keys, so that the compiler knows that none is missing. */
function oneOf<Name extends Field>(values: Record<ValueOf<Name>, true>): Rule {
  return ({ text: value }) =>
    value !== undefined && Object.hasOwn(values, value) ? undefined : `may not be ${value}`;
}

function integer(least: number, most = Number.MAX_SAFE_INTEGER): Rule {
  return ({ text: value = "" }) =>
    /^\d{1,15}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `is no whole number from ${least} to ${most}: ${value}`;
}

function file(belowBytes: number, ...extensions: readonly string[]): Rule {
  return ({ file: sent }) => {
    if (!sent) return "is no file";
    const extension = /\.(\w+)$/.exec(sent.name)?.[1]?.replace("jpeg", "jpg") ?? "";
    if (!extensions.includes(extension)) return `is called ${sent.name}`;
    if (sent.type !== `image/${extension.replace("jpg", "jpeg")}`) return `is ${sent.type}`;
    return sent.byteLength < belowBytes ? undefined : `has ${sent.byteLength} bytes`;
  };
}

/** A deep object, `svg[model]` in a form: not sent by Redraw. */
const never: Rule = () => "is an object";

const sizeText: Rule = ({ text: value = "" }) =>
  /^(?:auto|[1-9]\d*x[1-9]\d*)$/.test(value) ? undefined : `is no size: ${value}`;

const FIELDS: Record<Field, Rule> = {
  image: file(50 * MB, "png", "webp", "jpg"),
  mask: file(4 * MB, "png"),
  markup: file(50 * MB, "png"),
  prompt: text(32_000),
  background: oneOf<"background">({ transparent: true, opaque: true, auto: true }),
  complexity: oneOf<"complexity">({ low: true, medium: true, high: true }),
  frame_count: integer(2, 16),
  frame_duration_ms: integer(1),
  input_fidelity: oneOf<"input_fidelity">({ high: true, low: true }),
  model: text(),
  n: integer(1, 10),
  output_compression: integer(0, 100),
  output_format: oneOf<"output_format">({
    png: true,
    webp: true,
    jpeg: true,
    gif: true,
    svg: true,
  }),
  partial_images: integer(0, 3),
  quality: oneOf<"quality">({
    low: true,
    medium: true,
    high: true,
    xhigh: true,
    max: true,
    auto: true,
    standard: true,
  }),
  response_format: oneOf<"response_format">({ url: true, b64_json: true }),
  safety_identifier: text(),
  size: sizeText,
  stream: ({ text: value }) =>
    value === "true" || value === "false" ? undefined : `is no boolean: ${value}`,
  svg: never,
  user: text(),
};

/** Of the endpoint's guide and of `images/generations`; the schema of edits leaves it out. */
const MORE_FIELDS: Readonly<Record<string, Rule>> = {
  moderation: ({ text: value }) =>
    value === "low" || value === "auto" ? undefined : `may not be ${value}`,
};

/** What the schema's descriptions say of single models. */
interface ModelRule {
  readonly maxImages: number;
  readonly promptLimit: number;
  readonly image?: Rule;
  readonly takesSize: (width: number, height: number) => boolean;
  readonly qualities: readonly string[];
  readonly fidelities: readonly string[];
  readonly refuses: readonly string[];
}

const STANDARD = ["1024x1024", "1536x1024", "1024x1536"];
const USUAL_QUALITIES = ["low", "medium", "high", "auto"];

const GPT: ModelRule = {
  maxImages: 16,
  promptLimit: 32_000,
  takesSize: (width, height) => STANDARD.includes(`${width}x${height}`),
  qualities: USUAL_QUALITIES,
  fidelities: ["high", "low"],
  refuses: ["response_format", "markup"],
};

/** Steps of 16, 1:3 to 3:1, at most 3840x2160 pixels; the lower bound is the image guide's. */
function isFreeSize(width: number, height: number): boolean {
  const long = Math.max(width, height);
  const pixels = width * height;
  const isStepped = width % 16 === 0 && height % 16 === 0;
  const isBounded = long <= 3840 && pixels <= 3840 * 2160 && pixels >= 655_360;
  return isStepped && isBounded && long <= 3 * Math.min(width, height);
}

/** The schema before the gpt-image models, which relays still go by; also without a model. */
const FIRST: ModelRule = {
  maxImages: 1,
  promptLimit: 1000,
  image: file(4 * MB, "png"),
  takesSize: (width, height) => ["256x256", "512x512", "1024x1024"].includes(`${width}x${height}`),
  qualities: [],
  fidelities: [],
  refuses: ["markup", "stream", "partial_images", "background", "moderation", "output_format"],
};

function ruleOf(model: string): ModelRule {
  if (model === "" || model === "dall-e-2") return FIRST;
  if (model.startsWith("gpt-image-2.")) {
    const qualities = [...USUAL_QUALITIES, "xhigh", "max"];
    const refuses = ["response_format"];
    return { ...GPT, takesSize: isFreeSize, qualities, fidelities: [], refuses };
  }
  if (model.startsWith("gpt-image-2")) return { ...GPT, takesSize: isFreeSize, fidelities: [] };
  return model === "gpt-image-1-mini" ? { ...GPT, fidelities: ["low"] } : GPT;
}

function checkPart(part: SchemaPart): string[] {
  const name = part.name === "image[]" ? "image" : part.name;
  const rule = Object.hasOwn(FIELDS, name) ? FIELDS[name as Field] : MORE_FIELDS[name];
  const reason = rule === undefined ? "is unknown" : rule(part);
  return reason === undefined ? [] : [`${part.name} ${reason}`];
}

function checkNames(parts: readonly SchemaPart[]): string[] {
  const names = parts.map(({ name }) => name);
  const once = names.filter((name) => name !== "image[]");
  const doubled = once.filter((name, at) => once.indexOf(name) !== at);
  const missing = ["prompt"].filter((name) => !names.includes(name));
  const images = names.filter((name) => name === "image" || name === "image[]");
  const isMixed = new Set(images).size > 1;
  return [
    ...doubled.map((name) => `${name} comes twice`),
    ...missing.map((name) => `${name} is missing`),
    ...(images.length === 0 ? ["image is missing"] : []),
    ...(isMixed ? ["image and image[] are mixed"] : []),
    ...(names.includes("mask") && names.includes("markup") ? ["mask and markup together"] : []),
  ];
}

/** What the descriptions say of fields that go together. */
function checkTogether(textOf: (name: string) => string | undefined): string[] {
  const format = textOf("output_format") ?? "png";
  const isLossy = format === "jpeg" || format === "webp";
  const found: string[] = [];
  if (textOf("output_compression") !== undefined && !isLossy) found.push("png is not compressed");
  if (textOf("background") === "transparent" && format === "jpeg") {
    found.push("jpeg is not transparent");
  }
  if (textOf("partial_images") !== undefined && textOf("stream") !== "true") {
    found.push("partial_images without a stream");
  }
  return found;
}

function checkModel(
  parts: readonly SchemaPart[],
  textOf: (name: string) => string | undefined,
): string[] {
  const rule = ruleOf(textOf("model") ?? "");
  const images = parts.filter(({ name }) => name === "image" || name === "image[]");
  const [width = 0, height = 0] = (textOf("size") ?? "").split("x").map(Number);
  const quality = textOf("quality");
  const fidelity = textOf("input_fidelity");
  const isSizeTaken = ["auto", undefined].includes(textOf("size")) || rule.takesSize(width, height);
  const refused = parts.filter(({ name }) => rule.refuses.includes(name));
  return [
    ...images.flatMap((part) => {
      const reason = rule.image?.(part);
      return reason === undefined ? [] : [`${part.name} ${reason}`];
    }),
    ...(images.length > rule.maxImages ? [`${images.length} images`] : []),
    ...([...(textOf("prompt") ?? "")].length > rule.promptLimit ? ["prompt is too long"] : []),
    ...(isSizeTaken ? [] : [`size ${width}x${height}`]),
    ...(quality === undefined || rule.qualities.includes(quality) ? [] : [`quality ${quality}`]),
    ...(fidelity === undefined || rule.fidelities.includes(fidelity)
      ? []
      : [`fidelity ${fidelity}`]),
    ...refused.map(({ name }) => `${name} is not for this model`),
  ];
}

/** Everything about a form that the schema does not allow; empty where it validates. */
export function findBreaches(parts: readonly SchemaPart[]): readonly string[] {
  const textOf = (name: string) => parts.find((part) => part.name === name)?.text;
  return [
    ...parts.flatMap(checkPart),
    ...checkNames(parts),
    ...checkTogether(textOf),
    ...checkModel(parts, textOf),
  ];
}
