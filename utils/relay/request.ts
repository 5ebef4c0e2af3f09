import type { Capability, MaskWay } from "@/utils/core/capability";
import { RESERVED_FIELDS } from "@/utils/core/edit/edit-options";
import type { Size } from "@/utils/core/geometry";
import { type EditOptions, writeFields } from "@/utils/core/option-fields";
import { endpointUrl } from "@/utils/core/server/base-url";
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

/** The address of the edits endpoint, from a base URL without `/v1`. */
export function editUrl(baseUrl: string): string {
  return endpointUrl(baseUrl, "/images/edits");
}

function filePart(name: string, blob: Blob, baseName: string): FormPart {
  const extension = EXTENSION_BY_TYPE[blob.type] ?? "png";
  const type = extension === "png" ? "image/png" : blob.type;
  return { name, file: blob.slice(0, blob.size, type), fileName: `${baseName}.${extension}` };
}

/** One file is called `image`, several `image[]`; a body never holds both names. */
function fileParts(request: EditRequest): FormPart[] {
  const references = request.references ?? [];
  const name = references.length > 0 ? "image[]" : "image";
  const parts = [
    filePart(name, request.image, "image"),
    ...references.map((blob, index) => filePart(name, blob, `image-${index + 2}`)),
  ];
  if (request.mask && (request.maskWay === "mask" || request.maskWay === "markup")) {
    parts.push(filePart(request.maskWay, request.mask, request.maskWay));
  }
  return parts;
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
  if (request.model !== "") fields.set("model", request.model);
  for (const [name, value] of Object.entries(options.extra ?? {})) {
    if (name !== "" && !RESERVED_FIELDS.has(name)) fields.set(name, value);
  }
  return fields;
}

/**
 * The parts of the form in the order they are sent. What the capability does
 * not know is left out, and so is what this server is known to refuse.
 */
export function formParts(request: EditRequest, capability: Capability): readonly FormPart[] {
  const omitted = new Set(request.omitFields);
  // Servers that do not stream refuse the number of partial images as well.
  if (omitted.has("stream")) omitted.add("partial_images");
  const texts = [...textFields(request, capability)]
    .filter(([name]) => name === "prompt" || !omitted.has(name))
    .map(([name, value]) => ({ name, value }));
  return [...fileParts(request), ...texts];
}

/** The form as the endpoint's documentation has it (docs/contract.md §1 and §2). */
export function buildForm(request: EditRequest, capability: Capability): FormData {
  const form = new FormData();
  for (const part of formParts(request, capability)) {
    if ("file" in part) form.append(part.name, part.file, part.fileName);
    else form.append(part.name, part.value);
  }
  return form;
}
