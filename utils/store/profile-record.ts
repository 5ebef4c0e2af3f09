import * as v from "valibot";
import type { Capability } from "@/utils/core/capability";
import { DEFAULT_OPTIONS } from "@/utils/core/edit/edit-options";
import { OPTION_SCHEMAS } from "@/utils/core/option-fields";
import { DEFAULT_BASE_URL, DEFAULT_TIMEOUT_MS, type Profile } from "@/utils/core/server/profile";
import { capabilitySchema, optional, tidyCapability } from "@/utils/store/capability-record";

export const PROFILE_SCHEMA = 1;

const optionEntries = Object.entries<v.GenericSchema<unknown, unknown>>(OPTION_SCHEMAS);

const optionsSchema = v.object({
  count: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10)), 1),
  size: v.fallback(v.string(), DEFAULT_OPTIONS.size),
  ...Object.fromEntries(optionEntries.map(([name, schema]) => [name, optional(schema)])),
  extra: optional(v.record(v.string(), v.string())),
});

/** Only a record without a name or an address is broken: other fields fall back. */
const fields = {
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  baseUrl: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
  model: v.fallback(v.string(), ""),
  user: v.fallback(v.string(), ""),
  timeoutMs: v.fallback(v.pipe(v.number(), v.minValue(1000)), DEFAULT_TIMEOUT_MS),
  options: v.fallback(optionsSchema, DEFAULT_OPTIONS),
  capability: optional(capabilitySchema),
  suffix: optional(v.pipe(v.string(), v.maxLength(2000))),
};

const recordSchema = v.object({
  schema: v.literal(PROFILE_SCHEMA),
  id: v.pipe(v.string(), v.minLength(1)),
  ...fields,
});

const sharedSchema = v.object(fields);

export type ProfileRecord = Profile & { readonly schema: typeof PROFILE_SCHEMA };

/** A profile without what ties it to this machine: for files people pass on. */
export type SharedProfile = Omit<Profile, "id">;

type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Absent and `undefined` differ in our types and not in storage. */
function withoutUndefined<T extends object>(loose: Loose<T>): T {
  return Object.fromEntries(Object.entries(loose).filter(([, value]) => value !== undefined)) as T;
}

type ReadFields = v.InferOutput<typeof sharedSchema>;

function tidy<T extends ReadFields>({ options, capability, suffix, ...read }: T) {
  const said = tidyCapability(capability);
  return {
    ...read,
    options: withoutUndefined<Profile["options"]>(options as never),
    ...knownOf({ capability: said, suffix }),
  };
}

/** What a profile need not have, where it has it. */
function knownOf(rest: {
  readonly capability?: Partial<Capability> | undefined;
  readonly suffix?: string | undefined;
}): Pick<Profile, "capability" | "suffix"> {
  const { capability, suffix } = rest;
  return { ...(capability ? { capability } : {}), ...(suffix ? { suffix } : {}) };
}

/** Reads a stored record; `undefined` where it is not one. Unknown fields fall away. */
export function readProfileRecord(value: unknown): Profile | undefined {
  const read = v.safeParse(recordSchema, value);
  if (!read.success) return undefined;
  const { schema: _schema, ...profile } = tidy(read.output);
  return profile;
}

/** A record of a later version: not ours to judge, left where it is. */
export function isNewerRecord(value: unknown): boolean {
  const read = v.safeParse(v.object({ schema: v.number() }), value);
  return read.success && read.output.schema > PROFILE_SCHEMA;
}

export function readSharedProfile(value: unknown): SharedProfile | undefined {
  const read = v.safeParse(sharedSchema, value);
  return read.success ? tidy(read.output) : undefined;
}

/** Picks the known fields one by one, so that nothing else (a key, say) is ever stored along. */
export function toProfileRecord(profile: Profile): ProfileRecord {
  return { schema: PROFILE_SCHEMA, id: profile.id, ...toSharedProfile(profile) };
}

export function toSharedProfile(profile: Profile): SharedProfile {
  const { name, baseUrl, model, user, timeoutMs, options } = profile;
  return { name, baseUrl, model, user, timeoutMs, options, ...knownOf(profile) };
}

/** What a person has who has set up nothing yet: an address, and no key. */
export function defaultProfile(): Profile {
  return {
    id: "default",
    name: new URL(DEFAULT_BASE_URL).host,
    baseUrl: DEFAULT_BASE_URL,
    model: "",
    user: "",
    timeoutMs: DEFAULT_TIMEOUT_MS,
    options: DEFAULT_OPTIONS,
  };
}
