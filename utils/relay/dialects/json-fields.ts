import type { Capability } from "@/utils/core/capability";
import type { Inline } from "@/utils/relay/dialects/dialect";
import { parseJson } from "@/utils/relay/json";
import { type EditRequest, type FilePart, imageParts, sentFields } from "@/utils/relay/request";

/** What is text even where it looks like a number. */
const TEXTS = new Set(["prompt", "model", "user"]);

/** Said to a model that gets the paint as a picture, because no field says so. */
const MARKUP_WORDS = "The last picture marks in red what to change in the first picture.";

function hasMarkup({ maskWay, mask }: EditRequest): boolean {
  return maskWay === "markup" && mask !== undefined;
}

/** Numbers, switches and lists as JSON writes them; a form has texts alone. */
function jsonValue(name: string, text: string): unknown {
  const value = TEXTS.has(name) ? undefined : parseJson(text);
  const isPlain = typeof value === "number" || typeof value === "boolean";
  return isPlain || (typeof value === "object" && value !== null) ? value : text;
}

/** The prompt for a dialect without a mask. */
export function promptOf(request: EditRequest): string {
  return hasMarkup(request) ? `${request.prompt}\n${MARKUP_WORDS}` : request.prompt;
}

/** The fields of the form as JSON, prompt included, pictures not. */
export function jsonFields(
  request: EditRequest,
  capability: Capability,
): Readonly<Record<string, unknown>> {
  const fields = sentFields({ ...request, prompt: promptOf(request) }, capability);
  return Object.fromEntries(fields.map(([name, text]) => [name, jsonValue(name, text)]));
}

/** Fields a person typed for this server, which this server does not refuse. */
export function extraFields({
  options,
  omitFields = [],
}: EditRequest): Readonly<Record<string, unknown>> {
  const kept = Object.entries(options.extra ?? {}).filter(([name]) => !omitFields.includes(name));
  return Object.fromEntries(kept.map(([name, text]) => [name, jsonValue(name, text)]));
}

/** The window, the references, and the paint where that is chosen: in this order. */
export function inlinePictures(
  request: EditRequest,
  isBare?: true,
): readonly [Inline, ...Inline[]] {
  const inline = ({ file, fileName }: FilePart): Inline => ({
    inline: file,
    fileName,
    ...(isBare ? { isBare } : {}),
  });
  const [first, ...more] = imageParts(request, hasMarkup(request));
  return [inline(first), ...more.map(inline)];
}
