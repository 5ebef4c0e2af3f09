import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import { needsKey } from "@/utils/core/server/base-url";
import { type PrepareDeps, requestOf } from "@/utils/edits/prepare";
import { toCurl } from "@/utils/relay/send/curl";
import { readEdit, readSentFiles } from "@/utils/store/edits";
import { keyHint, readHeaders } from "@/utils/store/keys";

/**
 * An edit's request as a curl command, as it would be sent now. Of the key
 * only whether there is one counts: in its place stands `$API_KEY`. Of extra headers
 * the names are there, and variables for their values.
 *
 * @errors `file_missing`, `record_unreadable`, `profile_missing`
 */
export async function editAsCurl(
  editId: string,
  { readProfile }: Pick<PrepareDeps, "readProfile">,
): Promise<Result<{ readonly command: string }>> {
  const edit = await readEdit(editId);
  if (!edit.ok) return edit;
  const profile = await readProfile(edit.value.profileId);
  if (!profile) return err(appError("profile_missing"));
  const files = await readSentFiles(editId);
  if (!files.ok) return files;
  const { capability, ...request } = await requestOf(edit.value, profile, "", files.value);
  const headerNames = Object.keys(await readHeaders(profile.id));
  const isKeyOptional = headerNames.length > 0 || !needsKey(profile.baseUrl);
  const isKeyless = isKeyOptional && (await keyHint(profile.id)) === undefined;
  return ok({ command: toCurl(request, capability, isKeyless, headerNames) });
}
