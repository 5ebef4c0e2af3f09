import { type Capability, isMaskFile, type MaskWay } from "@/utils/core/capability";
import type { DialectId } from "@/utils/core/dialect";
import { RESERVED_FIELDS } from "@/utils/core/edit/edit-options";
import type { Size } from "@/utils/core/geometry";
import { type EditOptions, writeFields } from "@/utils/core/option-fields";
import { formatSize, parseSize } from "@/utils/core/server/capability-choice";

/** Everything one `POST /v1/images/edits` is made of. */
export interface EditRequest {
  /** After `parseBaseUrl`. */
  readonly baseUrl: string;
  /** Empty only for a server on this machine. */
  readonly key: string;
  /** The window's PNG. */
  readonly image: Blob;
  /** Further pictures; the mask belongs to the first image alone. */
  readonly references?: readonly Blob[];
  /** A PNG of the image's dimensions; a mask or a markup, as `maskWay` says. */
  readonly mask?: Blob;
  readonly maskWay: MaskWay | "transparency";
  readonly prompt: string;
  readonly options: EditOptions;
  /** Empty: not sent. */
  readonly model: string;
  /** Empty: not sent. */
  readonly user: string;
  /** Px of `image`; written into `size` unless the options name one. */
  readonly sentSize: Size;
  /** Fields this server is known to refuse. */
  readonly omitFields?: readonly string[];
  /** What the model takes, where the person has changed it; else it is judged by the model's name. */
  readonly capability?: Capability;
  /** How the server is asked; absent: by the documented form. */
  readonly dialect?: DialectId;
}

/** A form field in the order it is sent: a text, or a file with its name. */
export type FormPart =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly file: Blob; readonly fileName: string };

/** References may be other pictures than PNG where the model takes them; the name must tell the type (new-api guesses by it). */
const EXTENSION_BY_TYPE: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

/** A file of a form. */
export type FilePart = Extract<FormPart, { readonly file: Blob }>;

function filePart(name: string, blob: Blob, baseName: string): FilePart {
  const extension = EXTENSION_BY_TYPE[blob.type] ?? "png";
  const type = extension === "png" ? "image/png" : blob.type;
  return { name, file: blob.slice(0, blob.size, type), fileName: `${baseName}.${extension}` };
}

/**
 * The pictures in their order. One file is called `image`, several `image[]`; a
 * body never holds both names.
 *
 * @param withMarkup the paint is one of them, for who has no field for it
 */
export function imageParts(
  { image, references = [], mask }: EditRequest,
  withMarkup = false,
): [FilePart, ...FilePart[]] {
  const name = references.length > 0 ? "image[]" : "image";
  return [
    filePart(name, image, "image"),
    ...references.map((blob, index) => filePart(name, blob, `image-${index + 2}`)),
    ...(withMarkup && mask ? [filePart(name, mask, "markup")] : []),
  ];
}

function fileParts(request: EditRequest): FormPart[] {
  const { mask, maskWay, omitFields } = request;
  const isSent = mask && isMaskFile(maskWay) && !omitFields?.includes(maskWay);
  return [...imageParts(request), ...(isSent ? [filePart(maskWay, mask, maskWay)] : [])];
}

function textFields(request: EditRequest, capability: Capability): Map<string, string> {
  const { options } = request;
  const known = new Set<string>(capability.fields);
  // Without an explicit size a server picks an aspect of its own, and the result cannot be put back.
  const size = parseSize(options.size) ?? request.sentSize;
  const fields = new Map([
    ["prompt", request.prompt],
    ["n", String(options.count)],
    ["size", formatSize(size)],
  ]);
  for (const [name, value] of writeFields(options, request)) {
    if (value !== "" && known.has(name)) fields.set(name, value);
  }
  if (capability.id === "sd-cpp") moveIntoPrompt(fields);
  if (request.model !== "") fields.set("model", request.model);
  for (const [name, value] of Object.entries(options.extra ?? {})) {
    if (name !== "" && !RESERVED_FIELDS.has(name)) fields.set(name, value);
  }
  return fields;
}

/** stable-diffusion.cpp reads these from the prompt alone, under names of its own. */
const SD_CPP_NAMES = {
  seed: "seed",
  strength: "strength",
  negative_prompt: "negative_prompt",
  num_inference_steps: "steps",
  guidance_scale: "cfg_scale",
} as const;

/**
 * Later versions have steps and guidance inside `sample_params`, earlier ones
 * beside the others; what either does not know it passes over.
 */
function moveIntoPrompt(fields: Map<string, string>): void {
  const args: Record<string, unknown> = {};
  for (const [field, name] of Object.entries(SD_CPP_NAMES)) {
    const value = fields.get(field);
    fields.delete(field);
    if (value === undefined) continue;
    const number = field === "negative_prompt" ? Number.NaN : Number(value);
    args[name] = Number.isNaN(number) ? value : number;
  }
  const { steps, cfg_scale: scale } = args;
  if (Object.keys(args).length === 0) return;
  const params = {
    ...(steps === undefined ? {} : { sample_steps: steps }),
    ...(scale === undefined ? {} : { guidance: { txt_cfg: scale } }),
  };
  if (Object.keys(params).length > 0) args.sample_params = params;
  // A closing tag inside of a text would end the arguments early.
  const json = JSON.stringify(args).replaceAll("<", "\\u003c");
  fields.set("prompt", `${fields.get("prompt")}<sd_cpp_extra_args>${json}</sd_cpp_extra_args>`);
}

/**
 * The texts of a request in the order they are sent. What the capability does
 * not know is left out, and so is what this server is known to refuse.
 */
export function sentFields(
  request: EditRequest,
  capability: Capability,
): readonly (readonly [name: string, value: string])[] {
  const omitted = new Set(request.omitFields);
  // Servers that do not stream refuse the number of partial images as well.
  if (omitted.has("stream")) omitted.add("partial_images");
  return [...textFields(request, capability)].filter(
    ([name, value]) => name === "prompt" || !omitted.has(name) || (name === "n" && value !== "1"),
  );
}

/** The parts of the form in the order they are sent: files, then texts. */
export function formParts(request: EditRequest, capability: Capability): readonly FormPart[] {
  const texts = sentFields(request, capability).map(([name, value]) => ({ name, value }));
  return [...fileParts(request), ...texts];
}

/** The form as the endpoint's documentation has it (docs/contract.md §1 and §2). */
export function toForm(parts: readonly FormPart[]): FormData {
  const form = new FormData();
  for (const part of parts) {
    if ("file" in part) form.append(part.name, part.file, part.fileName);
    else form.append(part.name, part.value);
  }
  return form;
}
