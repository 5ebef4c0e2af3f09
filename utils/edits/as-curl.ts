import { appError } from "@/utils/core/app-error";
import { err, ok, type Result } from "@/utils/core/result";
import { needsKey } from "@/utils/core/server/base-url";
import { type PrepareDeps, requestOf } from "@/utils/edits/prepare";
import { toCurl } from "@/utils/relay/send/curl";
import { readEdit, readSentFiles } from "@/utils/store/edits";
import { hasKey } from "@/utils/store/keys";

/**
 * An edit's request as a curl command, as it would be sent now. The key is not
 * even read for it: in its place stands `$API_KEY`.
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
  const isKeyless = !needsKey(profile.baseUrl) && !(await hasKey(profile.id));
  return ok({ command: toCurl(request, capability, isKeyless) });
}
