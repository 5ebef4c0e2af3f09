import type { AppError } from "@/utils/core/app-error";
import type { Capability } from "@/utils/core/capability";
import type { EditOptions } from "@/utils/core/option-fields";
import { defined } from "@/utils/core/defined";
import { parseKey } from "@/utils/core/server/api-key";
import { needsKey, parseBaseUrl } from "@/utils/core/server/base-url";
import type { Profile } from "@/utils/core/server/profile";

/** A server as it stands in the form, right or wrong. */
export interface ProfileForm {
  readonly id: string;
  readonly name: string;
  readonly baseUrl: string;
  /** What is being typed; empty leaves the stored key as it is. */
  readonly key: string;
  readonly model: string;
  readonly user: string;
  readonly timeoutSeconds: string;
  readonly options: EditOptions;
  /** Where the model is known to be other than its name tells. */
  readonly capability: Partial<Capability>;
  readonly suffix: string;
}

export interface FormErrors {
  readonly baseUrl?: AppError;
  readonly key?: AppError;
  readonly timeoutSeconds?: true;
}

export const TIMEOUT_SECONDS = { min: 10, max: 3600 } as const;

export function formOf(profile: Profile): ProfileForm {
  const { id, name, baseUrl, model, user, options } = profile;
  const timeoutSeconds = String(Math.round(profile.timeoutMs / 1000));
  const { capability = {}, suffix = "" } = profile;
  return { id, name, baseUrl, key: "", model, user, timeoutSeconds, options, capability, suffix };
}

export function isChanged(form: ProfileForm, profile: Profile): boolean {
  return JSON.stringify(form) !== JSON.stringify(formOf(profile));
}

function readTimeoutMs(text: string): number | undefined {
  const seconds = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  const isUsable = seconds >= TIMEOUT_SECONDS.min && seconds <= TIMEOUT_SECONDS.max;
  return isUsable ? seconds * 1000 : undefined;
}

/** What keeps a form from being saved. An empty key is fine: it can come later. */
export function findErrors(form: ProfileForm): FormErrors {
  const baseUrl = parseBaseUrl(form.baseUrl);
  const key = parseKey(form.key);
  const hasTimeout = readTimeoutMs(form.timeoutSeconds) !== undefined;
  return defined({
    baseUrl: baseUrl.ok ? undefined : baseUrl.error,
    key: key.ok || key.error.code === "key_missing" ? undefined : key.error,
    timeoutSeconds: hasTimeout ? undefined : true,
  });
}

/** The profile a form stands for; `undefined` while it has errors. A nameless one is called by its host. */
export function profileOf(form: ProfileForm): Profile | undefined {
  const baseUrl = parseBaseUrl(form.baseUrl);
  const timeoutMs = readTimeoutMs(form.timeoutSeconds);
  if (!baseUrl.ok || timeoutMs === undefined || findErrors(form).key) return undefined;
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
  });
}

/** Whether a form's server is on this computer, where most have no keys. */
export function isKeyOptional(baseUrl: string): boolean {
  const parsed = parseBaseUrl(baseUrl);
  return parsed.ok && !needsKey(parsed.value);
}

/** Where a form's server is, as far as one can tell. */
export function hostOf(baseUrl: string): string | undefined {
  const parsed = parseBaseUrl(baseUrl);
  return parsed.ok ? new URL(parsed.value).host : undefined;
}

/** Another address. A name that only says the old one goes with it: nobody chose it. */
export function moveTo(form: ProfileForm, baseUrl: string): Partial<ProfileForm> {
  const isNamedByHost = form.name === hostOf(form.baseUrl);
  return defined({ baseUrl, name: isNamedByHost ? "" : undefined });
}
