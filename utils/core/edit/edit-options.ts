import type { Capability, OptionalField } from "@/utils/core/capability";
import type { EditOptions } from "@/utils/core/edit/edit";

/** What a request asks for where nobody said anything else. */
export const DEFAULT_OPTIONS: EditOptions = { count: 1, size: "auto" };

/** `undefined` takes an option away: its field is then not sent. */
export type OptionChanges = { readonly [K in keyof EditOptions]?: EditOptions[K] | undefined };

export function changeOptions(options: EditOptions, changes: OptionChanges): EditOptions {
  const all = Object.entries({ ...options, ...changes });
  return Object.fromEntries(
    all.filter(([, value]) => value !== undefined),
  ) as unknown as EditOptions;
}

/** What a typed extra field may never overrule: the pictures, the words, and what is paid for. */
export const RESERVED_FIELDS: ReadonlySet<string> = new Set([
  "image",
  "image[]",
  "mask",
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

export function writeExtra(extra: EditOptions["extra"]): string {
  return Object.entries(extra ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join("\n");
}

const FIELD_OF: Readonly<Partial<Record<keyof EditOptions, OptionalField>>> = {
  quality: "quality",
  background: "background",
  outputFormat: "output_format",
  inputFidelity: "input_fidelity",
  moderation: "moderation",
  stream: "stream",
  user: "user",
};

/** Whether anything beyond number and size will be sent that the person has set. */
export function hasFurtherOptions(options: EditOptions, { fields }: Capability): boolean {
  const hasField = Object.entries(FIELD_OF).some(
    ([option, field]) =>
      options[option as keyof EditOptions] !== undefined && fields.includes(field),
  );
  return hasField || Object.keys(options.extra ?? {}).length > 0;
}
