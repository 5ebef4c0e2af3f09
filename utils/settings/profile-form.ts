import type { AppError } from "@/utils/core/app-error";
import type { Capability } from "@/utils/core/capability";
import { defined } from "@/utils/core/defined";
import type { DialectId } from "@/utils/core/dialect";
import type { EditOptions } from "@/utils/core/option-fields";
import { parseKey } from "@/utils/core/server/api-key";
import { isReadableOnTheWay, needsKey } from "@/utils/core/server/base-url";
import { readHeaderLines } from "@/utils/core/server/extra-headers";
import type { Profile } from "@/utils/core/server/profile";
import { parseTypedAddress } from "@/utils/core/server/typed-address";

/** A server's form as typed, valid or not. */
export interface ProfileForm {
  readonly id: string;
  readonly name: string;
  readonly baseUrl: string;
  /** The typed key; empty leaves the stored one. */
  readonly key: string;
  readonly model: string;
  readonly user: string;
  readonly timeoutSeconds: string;
  readonly options: EditOptions;
  /** What differs from the capability that the model's name implies. */
  readonly capability: Partial<Capability>;
  readonly suffix: string;
  /** Absent: as address and model tell. */
  readonly dialect?: DialectId | undefined;
  /** Typed extra headers, one a line; empty leaves the stored ones. */
  readonly headers: string;
}

export interface FormErrors {
  readonly baseUrl?: AppError;
  readonly key?: AppError;
  readonly timeoutSeconds?: true;
  readonly headers?: true;
}

/** The time limits that can be set, seconds. */
export const TIMEOUT_SECONDS = { min: 10, max: 3600 } as const;

/** The form of a stored profile; its fields for key and headers are empty. */
export function formOf(profile: Profile): ProfileForm {
  const { id, name, baseUrl, model, user, options } = profile;
  const timeoutSeconds = String(Math.round(profile.timeoutMs / 1000));
  const { capability = {}, suffix = "", dialect } = profile;
  const own = { capability, suffix, headers: "", ...defined({ dialect }) };
  return { id, name, baseUrl, key: "", model, user, timeoutSeconds, options, ...own };
}

/** Whether a form differs from its stored profile. */
export function isChanged(form: ProfileForm, profile: Profile): boolean {
  return JSON.stringify(form) !== JSON.stringify(formOf(profile));
}

function readTimeoutMs(text: string): number | undefined {
  const seconds = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  const isUsable = seconds >= TIMEOUT_SECONDS.min && seconds <= TIMEOUT_SECONDS.max;
  return isUsable ? seconds * 1000 : undefined;
}

/** What keeps a form from being saved. Key and headers may be empty. */
export function findErrors(form: ProfileForm): FormErrors {
  const baseUrl = parseTypedAddress(form.baseUrl);
  const key = parseKey(form.key);
  const hasTimeout = readTimeoutMs(form.timeoutSeconds) !== undefined;
  return defined({
    baseUrl: baseUrl.ok ? undefined : baseUrl.error,
    key: key.ok || key.error.code === "key_missing" ? undefined : key.error,
    timeoutSeconds: hasTimeout ? undefined : true,
    headers: readHeaderLines(form.headers) ? undefined : true,
  });
}

/** The profile of a form; `undefined` while it has errors. The default name is the host. */
export function profileOf(form: ProfileForm): Profile | undefined {
  const baseUrl = parseTypedAddress(form.baseUrl);
  const timeoutMs = readTimeoutMs(form.timeoutSeconds);
  if (!baseUrl.ok || timeoutMs === undefined) return undefined;
  const { key, headers } = findErrors(form);
  if (key || headers) return undefined;
  const hasCapability = Object.keys(form.capability).length > 0;
  return defined({
    id: form.id,
    name: form.name.trim() || new URL(baseUrl.value).host,
    baseUrl: baseUrl.value,
    model: form.model.trim(),
    user: form.user.trim(),
    timeoutMs,
    options: form.options,
    capability: hasCapability ? form.capability : undefined,
    suffix: form.suffix.trim() || undefined,
    dialect: form.dialect,
  });
}

/** Whether the server is at home, where most need no key. */
export function isKeyOptional(baseUrl: string): boolean {
  const parsed = parseTypedAddress(baseUrl);
  return parsed.ok && !needsKey(parsed.value);
}

/**
 * The host, where a form would be the first to send to it in plain http what
 * others in the network can read; `undefined` where nothing has to be said.
 */
export function newlyReadable(form: ProfileForm, stored: Profile | undefined): string | undefined {
  const parsed = parseTypedAddress(form.baseUrl);
  if (!parsed.ok || !isReadableOnTheWay(parsed.value)) return undefined;
  const { origin, host } = new URL(parsed.value);
  return stored && URL.parse(stored.baseUrl)?.origin === origin ? undefined : host;
}

/** The host of an address; `undefined` where it is invalid. */
export function hostOf(baseUrl: string): string | undefined {
  const parsed = parseTypedAddress(baseUrl);
  return parsed.ok ? new URL(parsed.value).host : undefined;
}

/** Changes the address; a name that is only the old host is reset. */
export function moveTo(form: ProfileForm, baseUrl: string): Partial<ProfileForm> {
  const isNamedByHost = form.name === hostOf(form.baseUrl);
  return defined({ baseUrl, name: isNamedByHost ? "" : undefined });
}
