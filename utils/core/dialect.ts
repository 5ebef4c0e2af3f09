import type { Capability, MaskWay } from "@/utils/core/capability";
import type { OptionalField } from "@/utils/core/option-fields";

/** How a server wants to be asked for the same thing. The first is the documented one. */
export const DIALECT_IDS = ["form", "tasks", "json", "chat", "generations", "gemini"] as const;

export type DialectId = (typeof DIALECT_IDS)[number];

/** What is known of a dialect without speaking it. */
interface DialectFacts {
  /** Whether the painted area can be told as a mask. */
  readonly hasMask: boolean;
  /** The optional fields it can carry, where it is not the model alone that decides. */
  readonly fields?: readonly OptionalField[];
  /** One picture for each request, whatever the model can. */
  readonly isOneByOne?: true;
  /** Host names that speak nothing else. */
  readonly hosts?: RegExp;
  /** Models that relays offer this way, by name. */
  readonly models?: RegExp;
  /** Words by which a server that refuses another dialect names this one. */
  readonly wantedBy?: RegExp;
}

const FACTS: Readonly<Record<DialectId, DialectFacts>> = {
  form: { hasMask: true, wantedBy: /multipart\/form-data/i },
  tasks: { hasMask: true, wantedBy: /\/images\/edits\/async/i },
  json: {
    hasMask: false,
    hosts: /^api\.x\.ai$/,
    models: /grok.*imag/,
  },
  chat: {
    hasMask: false,
    fields: ["stream"],
    isOneByOne: true,
    hosts: /^openrouter\.ai$/,
    models: /gemini.*image|nano-?banana/,
    wantedBy: /chat\/completions/i,
  },
  generations: {
    hasMask: false,
    hosts: /^ark\..*(?:volces\.com|bytepluses\.com)$/,
    models: /seedream|seededit/,
    wantedBy: /images\/generations/i,
  },
  gemini: {
    hasMask: false,
    fields: [],
    isOneByOne: true,
    hosts: /^generativelanguage\.googleapis\.com$/,
    wantedBy: /generatecontent/i,
  },
};

function find(test: (facts: DialectFacts) => boolean | undefined): DialectId | undefined {
  return DIALECT_IDS.find((id) => test(FACTS[id]));
}

/** What decides about the dialect: a profile, or a form that becomes one. */
export interface DialectChoice {
  readonly baseUrl?: string | undefined;
  readonly model: string;
  readonly dialect?: DialectId | undefined;
}

/** The dialect by the server's address, else by the model's name, else the documented one. */
export function usualDialect({ baseUrl = "", model }: DialectChoice): DialectId {
  const host = URL.parse(baseUrl)?.hostname ?? "";
  const name = model.toLowerCase().replaceAll("_", "-");
  return (
    find(({ hosts }) => hosts?.test(host)) ?? find(({ models }) => models?.test(name)) ?? "form"
  );
}

/** The dialect a server is spoken to in: the person's choice comes first. */
export function dialectOf(profile: DialectChoice): DialectId {
  return profile.dialect ?? usualDialect(profile);
}

/**
 * The dialect that a refusal asks for, if it names one beside the one that was spoken.
 *
 * @param status of the refusal: 415 says that the body's type is not taken
 * @param words the server's own
 */
export function dialectWanted(
  spoken: DialectId,
  status: number | undefined,
  words: string,
): DialectId | undefined {
  const named = find(({ wantedBy }) => wantedBy?.test(words));
  if (named && named !== spoken) return named;
  const isForm = spoken === "form" || spoken === "tasks";
  return isForm && (status === 415 || /application\/json/i.test(words)) ? "json" : undefined;
}

/** What a model takes, as far as the dialect can say it. */
export function withinDialect(capability: Capability, dialect: DialectId): Capability {
  const { hasMask, fields, isOneByOne } = FACTS[dialect];
  return {
    ...capability,
    ...(hasMask ? {} : { maskWays: withoutMask(capability.maskWays) }),
    ...(fields ? { fields: capability.fields.filter((field) => fields.includes(field)) } : {}),
    ...(isOneByOne && (capability.perRequest ? { perRequest: 1 } : { maxCount: 1 })),
  };
}

/** Markup is sent only where the person has chosen it: it costs tokens, and models draw it. */
function withoutMask(ways: readonly MaskWay[]): readonly MaskWay[] {
  return ways[0] === "markup" ? ["markup", "none"] : ["none", "markup"];
}
