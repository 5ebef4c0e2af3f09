import * as v from "valibot";

/** A longer text is no value of any option, UTF-16 units. */
export const MAX_OPTION_LENGTH = 200;

const text = v.pipe(v.string(), v.maxLength(MAX_OPTION_LENGTH));

/** What each optional option may be; the type of `EditOptions` and the schema of stored ones follow. */
export const OPTION_SCHEMAS = {
  responseFormat: v.picklist(["b64_json", "url"]),
  /** In place of the profile's own. */
  user: text,
  quality: text,
  background: text,
  outputFormat: text,
  outputCompression: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  inputFidelity: text,
  moderation: text,
  /** Asks for the answer as a stream of events. */
  stream: v.boolean(),
  /** With `stream`: how many previews to send, 0 to 3; each costs extra. */
  partialImages: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3)),
  /** Whole number; the same one gives the same picture where a server knows it. */
  seed: text,
  steps: text,
  guidance: text,
  /** 0 to 1: how far from the picture. */
  strength: text,
  negativePrompt: text,
};

export type OptionName = keyof typeof OPTION_SCHEMAS;
type OptionValues = { readonly [N in OptionName]?: v.InferOutput<(typeof OPTION_SCHEMAS)[N]> };

/** What a person can set for a request. Absent means: the field is not sent. */
export interface EditOptions extends OptionValues {
  readonly count: number;
  /** `WIDTHxHEIGHT`, or `auto`: chosen to fit the window. */
  readonly size: string;
  /** Further form fields by name, as typed. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** `undefined` takes an option away: its field is then not sent. */
export type OptionChanges = { readonly [K in keyof EditOptions]?: EditOptions[K] | undefined };

interface Row {
  /** The form field of `POST /v1/images/edits`. */
  readonly field: string;
  /** What is written into the field, nothing if empty. The option's value if absent. */
  readonly write?: (options: EditOptions, profile: { readonly user: string }) => string;
}

/** PNG has no compression to choose, and servers refuse the field with it. */
export function isLossy({ outputFormat }: EditOptions): boolean {
  return outputFormat === "jpeg" || outputFormat === "webp";
}

/**
 * The optional form fields, in the order they are sent and shown. A new one is
 * a row here, in `OPTION_SCHEMAS` and in `option-controls.ts`, and stands in
 * `fields` of the models that know it (`capability-choice.ts`); form, storage,
 * request and the mark that something is set follow.
 */
export const OPTION_FIELDS = {
  responseFormat: {
    field: "response_format",
    write: ({ responseFormat }) => responseFormat ?? "b64_json",
  },
  user: {
    field: "user",
    // The caller has chosen between the edit's and the profile's.
    write: (_, { user }) => user,
  },
  quality: { field: "quality" },
  background: { field: "background" },
  outputFormat: { field: "output_format" },
  outputCompression: {
    field: "output_compression",
    write: (options) => (isLossy(options) ? String(options.outputCompression ?? "") : ""),
  },
  inputFidelity: { field: "input_fidelity" },
  moderation: { field: "moderation" },
  stream: {
    field: "stream",
    write: ({ stream }) => (stream ? "true" : ""),
  },
  partialImages: {
    field: "partial_images",
    write: ({ stream, partialImages }) => (stream ? String(partialImages ?? "") : ""),
  },
  seed: { field: "seed" },
  steps: { field: "num_inference_steps" },
  guidance: { field: "guidance_scale" },
  strength: { field: "strength" },
  negativePrompt: { field: "negative_prompt" },
} as const satisfies Record<OptionName, Row>;

type Fields = typeof OPTION_FIELDS;
export type OptionalField = Fields[OptionName]["field"];
/** In the order they are sent and shown. */
export const OPTION_NAMES = Object.keys(OPTION_FIELDS) as readonly OptionName[];

export const OPTIONAL_FIELDS: readonly OptionalField[] = OPTION_NAMES.map(
  (name) => OPTION_FIELDS[name].field,
);

/** Applies changes; `undefined` removes a field. */
export function changeOptions(options: EditOptions, changes: OptionChanges): EditOptions {
  const all = Object.entries({ ...options, ...changes });
  const set = all.filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as unknown as EditOptions;
}

/** The optional fields with what is written into each; empty ones are not to be sent. */
export function writeFields(
  options: EditOptions,
  profile: { readonly user: string },
): readonly (readonly [OptionalField, string])[] {
  return OPTION_NAMES.map((name) => {
    const { write }: Row = OPTION_FIELDS[name];
    const value = write ? write(options, profile) : String(options[name] ?? "");
    return [OPTION_FIELDS[name].field, value];
  });
}
