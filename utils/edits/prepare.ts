import { type AppError, appError } from "@/utils/core/app-error";
import type { Capability, MaskWay } from "@/utils/core/capability";
import { dialectOf } from "@/utils/core/dialect";
import { type Edit, type EditMaskWay, isPatch } from "@/utils/core/edit/edit";
import { withSuffix } from "@/utils/core/edit/prompt";
import { countOfRequest } from "@/utils/core/edit/several-requests";
import { err, ok, type Result } from "@/utils/core/result";
import { hostPattern, needsKey } from "@/utils/core/server/base-url";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import type { Credentials } from "@/utils/core/server/credentials";
import type { Profile } from "@/utils/core/server/profile";
import type { EditRequest } from "@/utils/relay/request";
import { readSentFiles, type SentFiles } from "@/utils/store/edits";
import { readLearned } from "@/utils/store/learned-limits";

export interface PrepareDeps {
  readonly readProfile: (profileId: string) => Promise<Profile | undefined>;
  /** The only way from storage to the Authorization header and the extra ones. */
  readonly readKey: (profileId: string) => Promise<Credentials | undefined>;
  /** Whether there is a key that cannot be read before the person's passphrase is there. */
  readonly isKeyLocked?: (profileId: string) => Promise<boolean>;
  readonly hasHost: (origins: readonly string[]) => Promise<boolean>;
}

export interface PreparedRequest {
  readonly request: EditRequest;
  readonly timeoutMs: number;
}

/** A server's key; empty where there is none and none is needed, `undefined` where one is missing or locked. */
export async function readKeyFor(
  { id, baseUrl }: Profile,
  { readKey, isKeyLocked }: Pick<PrepareDeps, "readKey" | "isKeyLocked">,
): Promise<string | undefined> {
  const key = await readKey(id);
  if (key !== undefined) return key;
  return needsKey(baseUrl) || (await isKeyLocked?.(id)) ? undefined : "";
}

/** Why there is no key to send. */
export async function whyNoKey(
  { id }: Pick<Profile, "id">,
  { isKeyLocked }: Pick<PrepareDeps, "isKeyLocked">,
): Promise<AppError> {
  return appError((await isKeyLocked?.(id)) ? "keys_locked" : "key_missing");
}

/** Puts together what an edit's request needs. Whatever is missing here has cost nothing. */
export async function prepareRequest(
  edit: Edit,
  deps: PrepareDeps,
): Promise<Result<PreparedRequest>> {
  const profile = await deps.readProfile(edit.profileId);
  if (!profile) return err(appError("profile_missing"));
  const [key, isAllowed, files] = await Promise.all([
    readKeyFor(profile, deps),
    deps.hasHost([hostPattern(profile.baseUrl)]),
    readSentFiles(edit.id),
  ]);
  if (key === undefined) return err(await whyNoKey(profile, deps));
  if (!isAllowed) return err(appError("host_not_allowed", { params: { host: edit.host } }));
  if (!files.ok) return files;
  const request = await requestOf(edit, profile, key, files.value);
  return ok({ timeoutMs: profile.timeoutMs, request });
}

/** An edit's request as its server takes it now. */
export async function requestOf(
  edit: Edit,
  profile: Profile,
  key: string,
  { image, mask, references }: SentFiles,
): Promise<EditRequest & { readonly capability: Capability }> {
  const learned = await readLearned(edit.host, edit.model);
  // What is refused is left out by name: a field that stands in the record was meant to be sent.
  const asked = { ...profile, model: edit.model, learned: { fields: [] } };
  return {
    baseUrl: profile.baseUrl,
    key,
    image,
    ...(mask ? { mask } : {}),
    ...(references ? { references } : {}),
    maskWay: sentWay(edit.maskWay),
    prompt: withSuffix(edit.prompt, edit.suffix),
    // Where an edit makes several requests, this is the first of them.
    options: { ...edit.options, count: countOfRequest(edit, 1) },
    model: edit.model,
    user: edit.options.user ?? profile.user,
    sentSize: edit.sentSize,
    capability: capabilityOf(asked),
    dialect: dialectOf(asked),
    omitFields: learned.fields,
  };
}

/** An edit made on this device is never sent; where there is no mask file, none is told. */
function sentWay(way: EditMaskWay): MaskWay {
  return way === "transparency" || isPatch(way) ? "none" : way;
}
