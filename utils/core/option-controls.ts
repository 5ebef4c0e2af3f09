import type { Capability } from "@/utils/core/capability";
import {
  changeOptions,
  type EditOptions,
  isLossy,
  OPTION_FIELDS,
  OPTION_NAMES,
  type OptionChanges,
  type OptionName,
} from "@/utils/core/option-fields";

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

const TRANSPARENT = "transparent";
const USUAL_PREVIEWS = 2;

/** A JPEG cannot be transparent: of the two, what was chosen last counts. */
function isImpossible({ background, outputFormat }: EditOptions): boolean {
  return background === TRANSPARENT && outputFormat === "jpeg";
}

/**
 * How each is set in the form; what has no control here is set elsewhere. It is
 * no part of `option-fields.ts`, since who sends a request has no use for it. The choices are those
 * of the endpoint's documentation; a server's own ones can be typed as extra
 * fields.
 */
const OPTION_CONTROLS = {
  user: { kind: "text", label: "settings_user", section: "person" },
  quality: {
    kind: "choice",
    label: "settings_quality",
    testId: "quality",
    section: "choices",
    choices: "qualities",
  },
  background: {
    kind: "choice",
    label: "prompt_background",
    section: "choices",
    choices: ["auto", "opaque", TRANSPARENT],
    alsoChanges: (options) =>
      isImpossible(options) ? { outputFormat: undefined, outputCompression: undefined } : {},
  },
  outputFormat: {
    kind: "choice",
    label: "prompt_format",
    section: "choices",
    choices: ["png", "jpeg", "webp"],
    alsoChanges: (options) => ({
      outputCompression: undefined,
      ...(isImpossible(options) ? { background: undefined } : {}),
    }),
  },
  outputCompression: {
    kind: "percent",
    label: "prompt_compression",
    section: "choices",
    isShown: isLossy,
  },
  inputFidelity: {
    kind: "choice",
    label: "prompt_fidelity",
    section: "choices",
    choices: ["low", "high"],
  },
  moderation: {
    kind: "choice",
    label: "prompt_moderation",
    section: "choices",
    choices: ["auto", "low"],
  },
  stream: {
    kind: "switch",
    label: "prompt_stream",
    hint: "prompt_stream_hint",
    testId: "stream",
    section: "answer",
    alsoChanges: ({ stream }, fields) => ({
      partialImages: stream && fields.includes("partial_images") ? USUAL_PREVIEWS : undefined,
    }),
  },
  partialImages: {
    kind: "count",
    label: "prompt_previews",
    section: "answer",
    counts: [0, 1, 2, 3],
    isShown: ({ stream }) => stream === true,
  },
  seed: { kind: "text", label: "prompt_seed", section: "choices" },
  steps: { kind: "text", label: "prompt_steps", section: "choices" },
  guidance: { kind: "text", label: "prompt_guidance", section: "choices" },
  strength: { kind: "text", label: "prompt_strength", section: "choices" },
  negativePrompt: { kind: "text", label: "prompt_negative", section: "person" },
} as const satisfies Partial<Record<OptionName, Control>>;

type ControlName = keyof typeof OPTION_CONTROLS;
export type OptionControl = (typeof OPTION_CONTROLS)[ControlName];

export interface ShownOption {
  readonly name: OptionName;
  readonly control: OptionControl;
}

function hasControl(name: OptionName): name is ControlName {
  return name in OPTION_CONTROLS;
}

/** The options that stand in the form of a model that knows `fields`, with their controls. */
export function shownOptions(
  options: EditOptions,
  fields: readonly string[],
): readonly ShownOption[] {
  return OPTION_NAMES.flatMap((name) => {
    if (!hasControl(name) || !fields.includes(OPTION_FIELDS[name].field)) return [];
    const control = OPTION_CONTROLS[name];
    const { isShown }: Control = control;
    return (isShown?.(options) ?? true) ? [{ name, control }] : [];
  });
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

/** Whether the person has set anything beyond number and size that will be sent. */
export function hasFurtherOptions(options: EditOptions, { fields }: Capability): boolean {
  const isSet = shownOptions(options, fields).some(({ name }) => options[name] !== undefined);
  return isSet || Object.keys(options.extra ?? {}).length > 0;
}
