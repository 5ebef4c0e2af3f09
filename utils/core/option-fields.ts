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

/** How an option is set in the form. Labels and hints are messages. */
type Control = {
  readonly label: string;
  readonly testId?: string;
  /** Where it stands: among the short choices, or in a line of its own below them. */
  readonly section: "choices" | "answer" | "person";
  /** Whether it has a meaning beside the other options. Always if absent. */
  readonly isShown?: (options: EditOptions) => boolean;
  /** What else changes with it. `options` has the new value; `fields` are those the model knows. */
  readonly alsoChanges?: (options: EditOptions, fields: readonly string[]) => OptionChanges;
} & (
  | {
      readonly kind: "choice";
      /** `qualities`: those the model lists. A value that is none of them is offered too. */
      readonly choices: readonly string[] | "qualities";
    }
  | { readonly kind: "percent" }
  | { readonly kind: "count"; readonly counts: readonly number[] }
  | { readonly kind: "switch"; readonly hint: string }
  /** `placeholder` of the form: what is sent if nothing is typed. */
  | { readonly kind: "text" }
);

interface Row {
  /** The form field of `POST /v1/images/edits`. */
  readonly field: string;
  /** Its control in the form of options; without one it is set elsewhere. */
  readonly control?: Control;
  /** What is written into the field, nothing if empty. The option's value if absent. */
  readonly write?: (options: EditOptions, profile: { readonly user: string }) => string;
}

const TRANSPARENT = "transparent";
const USUAL_PREVIEWS = 2;

/** PNG has no compression to choose, and servers refuse the field with it. */
function isLossy({ outputFormat }: EditOptions): boolean {
  return outputFormat === "jpeg" || outputFormat === "webp";
}

/** A JPEG cannot be transparent: of the two, what was chosen last counts. */
function isImpossible({ background, outputFormat }: EditOptions): boolean {
  return background === TRANSPARENT && outputFormat === "jpeg";
}

/**
 * The optional form fields, in the order they are sent and shown. A new one is
 * a row here and in `OPTION_SCHEMAS`, and stands in `fields` of the models that
 * know it (`capability-choice.ts`); form, storage, request and the mark that
 * something is set follow. The choices are those of the endpoint's
 * documentation; a server's own ones can be typed as extra fields.
 */
const OPTION_FIELDS = {
  responseFormat: {
    field: "response_format",
    write: ({ responseFormat }) => responseFormat ?? "b64_json",
  },
  user: {
    field: "user",
    control: { kind: "text", label: "settings_user", section: "person" },
    // The caller has chosen between the edit's and the profile's.
    write: (_, { user }) => user,
  },
  quality: {
    field: "quality",
    control: {
      kind: "choice",
      label: "settings_quality",
      testId: "quality",
      section: "choices",
      choices: "qualities",
    },
  },
  background: {
    field: "background",
    control: {
      kind: "choice",
      label: "prompt_background",
      section: "choices",
      choices: ["auto", "opaque", TRANSPARENT],
      alsoChanges: (options) =>
        isImpossible(options) ? { outputFormat: undefined, outputCompression: undefined } : {},
    },
  },
  outputFormat: {
    field: "output_format",
    control: {
      kind: "choice",
      label: "prompt_format",
      section: "choices",
      choices: ["png", "jpeg", "webp"],
      alsoChanges: (options) => ({
        outputCompression: undefined,
        ...(isImpossible(options) ? { background: undefined } : {}),
      }),
    },
  },
  outputCompression: {
    field: "output_compression",
    control: {
      kind: "percent",
      label: "prompt_compression",
      section: "choices",
      isShown: isLossy,
    },
    write: (options) => (isLossy(options) ? String(options.outputCompression ?? "") : ""),
  },
  inputFidelity: {
    field: "input_fidelity",
    control: {
      kind: "choice",
      label: "prompt_fidelity",
      section: "choices",
      choices: ["low", "high"],
    },
  },
  moderation: {
    field: "moderation",
    control: {
      kind: "choice",
      label: "prompt_moderation",
      section: "choices",
      choices: ["auto", "low"],
    },
  },
  stream: {
    field: "stream",
    control: {
      kind: "switch",
      label: "prompt_stream",
      hint: "prompt_stream_hint",
      testId: "stream",
      section: "answer",
      alsoChanges: ({ stream }, fields) => ({
        partialImages: stream && fields.includes("partial_images") ? USUAL_PREVIEWS : undefined,
      }),
    },
    write: ({ stream }) => (stream ? "true" : ""),
  },
  partialImages: {
    field: "partial_images",
    control: {
      kind: "count",
      label: "prompt_previews",
      section: "answer",
      counts: [0, 1, 2, 3],
      isShown: ({ stream }) => stream === true,
    },
    write: ({ stream, partialImages }) => (stream ? String(partialImages ?? "") : ""),
  },
  seed: {
    field: "seed",
    control: { kind: "text", label: "prompt_seed", section: "choices" },
  },
  steps: {
    field: "num_inference_steps",
    control: { kind: "text", label: "prompt_steps", section: "choices" },
  },
  guidance: {
    field: "guidance_scale",
    control: { kind: "text", label: "prompt_guidance", section: "choices" },
  },
  strength: {
    field: "strength",
    control: { kind: "text", label: "prompt_strength", section: "choices" },
  },
  negativePrompt: {
    field: "negative_prompt",
    control: { kind: "text", label: "prompt_negative", section: "person" },
  },
} as const satisfies Record<OptionName, Row>;

type Fields = typeof OPTION_FIELDS;
export type OptionalField = Fields[OptionName]["field"];
export type OptionControl = Extract<Fields[OptionName], { readonly control: unknown }>["control"];

const OPTION_NAMES = Object.keys(OPTION_FIELDS) as readonly OptionName[];

export const OPTIONAL_FIELDS: readonly OptionalField[] = OPTION_NAMES.map(
  (name) => OPTION_FIELDS[name].field,
);

/** Applies changes; `undefined` removes a field. */
export function changeOptions(options: EditOptions, changes: OptionChanges): EditOptions {
  const all = Object.entries({ ...options, ...changes });
  const set = all.filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as unknown as EditOptions;
}

/** What changes when one option is set or, with `undefined`, taken away. */
export function changesOf(
  { name, control }: ShownOption,
  value: EditOptions[OptionName],
  options: EditOptions,
  fields: readonly string[],
): OptionChanges {
  const { alsoChanges }: Control = control;
  const change = { [name]: value };
  return { ...change, ...alsoChanges?.(changeOptions(options, change), fields) };
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

export interface ShownOption {
  readonly name: OptionName;
  readonly control: OptionControl;
}

/** The options that stand in the form of a model that knows `fields`, with their controls. */
export function shownOptions(
  options: EditOptions,
  fields: readonly string[],
): readonly ShownOption[] {
  return OPTION_NAMES.flatMap((name) => {
    const row = OPTION_FIELDS[name];
    if (!("control" in row) || !fields.includes(row.field)) return [];
    const { isShown }: Control = row.control;
    return (isShown?.(options) ?? true) ? [{ name, control: row.control }] : [];
  });
}
