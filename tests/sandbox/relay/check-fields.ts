import type { ReceivedPart } from "../types.ts";
import { type Breach, breach } from "./breach.ts";
import type { Family } from "./families.ts";

const FILE_NAMES = new Set(["image", "image[]", "mask", "markup"]);

export function checkFields(parts: readonly ReceivedPart[], family: Family): Breach | null {
  const texts = parts.filter((part) => !FILE_NAMES.has(part.name));
  const seen = new Set<string>();
  for (const part of texts) {
    if (seen.has(part.name)) {
      const message = `'${part.name}' was sent more than once.`;
      return breach(part.name, "duplicate_parameter", message);
    }
    seen.add(part.name);
    const found = checkField(part, family);
    if (found !== null) return found;
  }
  if (!seen.has("prompt")) {
    return breach("prompt", "missing_required_parameter", "Missing required parameter: 'prompt'.");
  }
  return checkTogether(texts);
}

function checkField(part: ReceivedPart, family: Family): Breach | null {
  const { name } = part;
  if (part.filename !== undefined) {
    return breach(name, "invalid_type", `'${name}' must be text, a file was sent.`);
  }
  const value = part.bytes.toString("utf8");
  if (name === "prompt") return checkPrompt(value, family.promptLimit);
  if (name === "model") return null;
  const rule = family.fields[name];
  if (rule === undefined) {
    return breach(name, "unknown_parameter", `Unknown parameter: '${name}'.`);
  }
  const reason = rule(value);
  if (reason === null) return null;
  return breach(name, "invalid_value", `Invalid value: '${value}'. ${reason}`);
}

function checkPrompt(prompt: string, limit: number): Breach | null {
  if (prompt.trim() === "") {
    return breach("prompt", "missing_required_parameter", "The prompt is empty.");
  }
  const length = [...prompt].length;
  if (length <= limit) return null;
  const message = `Invalid 'prompt': string too long. Expected at most ${limit} characters, got ${length}.`;
  return breach("prompt", "string_above_max_length", message);
}

function checkTogether(texts: readonly ReceivedPart[]): Breach | null {
  const value = (name: string) =>
    texts.find((part) => part.name === name)?.bytes.toString("utf8") ?? "";
  const format = value("output_format") || "png";
  if (value("background") === "transparent" && format === "jpeg") {
    const message = "A transparent background needs output_format 'png' or 'webp'.";
    return breach("background", "invalid_value", message);
  }
  if (
    value("output_compression") !== "" &&
    format === "png" &&
    value("output_compression") !== "100"
  ) {
    const message = "output_compression below 100 needs output_format 'jpeg' or 'webp'.";
    return breach("output_compression", "invalid_value", message);
  }
  if (value("partial_images") !== "" && value("stream") !== "true") {
    return breach("partial_images", "invalid_value", "partial_images needs stream 'true'.");
  }
  return null;
}
