import type { EditOptions } from "@/utils/core/option-fields";

/** The defaults of a request. */
export const DEFAULT_OPTIONS: EditOptions = { count: 1, size: "auto" };

/** Fields that a typed extra field may not override: files, prompt and count. */
export const RESERVED_FIELDS: ReadonlySet<string> = new Set([
  "image",
  "image[]",
  "mask",
  "mask_image",
  "markup",
  "prompt",
  "n",
]);

/** Extra fields as typed, one `name=value` a line; `undefined` where a line is none. */
export function readExtra(text: string): Readonly<Record<string, string>> | undefined {
  const fields: Record<string, string> = {};
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const [, name, value] = /^\s*([\w.[\]-]{1,64})\s*=(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined || RESERVED_FIELDS.has(name)) return undefined;
    fields[name] = value.trim();
  }
  return fields;
}

/** Further form fields as text, one `name=value` a line. */
export function writeExtra(extra: EditOptions["extra"]): string {
  return Object.entries(extra ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join("\n");
}
