import * as v from "valibot";
import type { Capability } from "@/utils/core/capability";
import { defined } from "@/utils/core/defined";
import { DIALECT_IDS, type DialectId } from "@/utils/core/dialect";
import { DEFAULT_OPTIONS } from "@/utils/core/edit/edit-options";
import { optional, optionsSchema, tidyOptions } from "@/utils/core/edit/options-record";
import { DEFAULT_BASE_URL, DEFAULT_TIMEOUT_MS, type Profile } from "@/utils/core/server/profile";
import { capabilitySchema, tidyCapability } from "@/utils/store/capability-record";

/** The version of a profile's record. */
export const PROFILE_SCHEMA = 1;

/** Longer values are no names of models, qualities and the like, UTF-16 units. */
const MAX_NAME = 200;
/** An hour, as in the form. */
const MAX_TIMEOUT_MS = 3_600_000;

const name = v.pipe(v.string(), v.maxLength(MAX_NAME));

const timeout = v.pipe(v.number(), v.minValue(1000), v.maxValue(MAX_TIMEOUT_MS));

/** Only a record without a name or an address is broken: other fields fall back. */
const fields = {
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NAME)),
  baseUrl: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000)),
  model: v.fallback(name, ""),
  user: v.fallback(name, ""),
  timeoutMs: v.fallback(timeout, DEFAULT_TIMEOUT_MS),
  options: v.fallback(optionsSchema, DEFAULT_OPTIONS),
  capability: optional(capabilitySchema),
  suffix: optional(v.pipe(v.string(), v.maxLength(2000))),
  dialect: optional(v.picklist(DIALECT_IDS)),
};

const recordSchema = v.object({
  schema: v.literal(PROFILE_SCHEMA),
  id: v.pipe(v.string(), v.minLength(1)),
  ...fields,
});

const sharedSchema = v.object(fields);

export type ProfileRecord = Profile & { readonly schema: typeof PROFILE_SCHEMA };

/** A profile without its id, for files that people share. */
export type SharedProfile = Omit<Profile, "id">;

type ReadFields = v.InferOutput<typeof sharedSchema>;

function tidy<T extends ReadFields>({ options, capability, suffix, dialect, ...read }: T) {
  return {
    ...read,
    options: tidyOptions(options),
    ...optionalFields({ capability: tidyCapability(capability), suffix, dialect }),
  };
}

/** The fields a profile need not have, where they say anything. */
function optionalFields(fields: {
  readonly capability?: Partial<Capability> | undefined;
  readonly suffix?: string | undefined;
  readonly dialect?: DialectId | undefined;
}): Pick<Profile, "capability" | "suffix" | "dialect"> {
  const { capability, suffix, dialect } = fields;
  return defined({ capability, suffix: suffix || undefined, dialect });
}

/** Reads a stored record; `undefined` where it is none. Unknown fields are dropped. */
export function readProfileRecord(value: unknown): Profile | undefined {
  const read = v.safeParse(recordSchema, value);
  if (!read.success) return undefined;
  const { schema: _schema, ...profile } = tidy(read.output);
  return profile;
}

/** Whether a record was written by a later version; such a one is left where it is. */
export function isNewerRecord(value: unknown): boolean {
  const read = v.safeParse(v.object({ schema: v.number() }), value);
  return read.success && read.output.schema > PROFILE_SCHEMA;
}

/** Reads a server of a file; `undefined` where it is none. */
export function readSharedProfile(value: unknown): SharedProfile | undefined {
  const read = v.safeParse(sharedSchema, value);
  return read.success ? tidy(read.output) : undefined;
}

/** The record to store. Picks the known fields one by one, so that nothing else, such as a key, is stored with them. */
export function toProfileRecord(profile: Profile): ProfileRecord {
  return { schema: PROFILE_SCHEMA, id: profile.id, ...toSharedProfile(profile) };
}

/** A profile without its id. */
export function toSharedProfile(profile: Profile): SharedProfile {
  const { name, baseUrl, model, user, timeoutMs, options } = profile;
  return { name, baseUrl, model, user, timeoutMs, options, ...optionalFields(profile) };
}

/** The profile before anything is set up: an address, and no key. */
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
