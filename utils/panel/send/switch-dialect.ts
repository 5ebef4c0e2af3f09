import { appError } from "@/utils/core/app-error";
import type { DialectId } from "@/utils/core/dialect";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { readProfile, saveProfile } from "@/utils/store/profiles";

/**
 * Remembers with its profile how the shown edit's server wants to be asked, and
 * sends the edit again so: a request of its own, asked for by a click. Its files
 * are the same; what a dialect has no place for is left out of the request.
 *
 * @param sendAgain sends a stored edit with the same files
 */
export async function switchDialect(
  { store }: PanelContext,
  dialect: DialectId,
  sendAgain: (editId: string) => Promise<void>,
): Promise<void> {
  const { run } = store.getState();
  if (!run) return;
  const { id, profileId } = run.edit;
  const profile = await readProfile(profileId);
  if (!profile) {
    store.setState({ problem: appError("profile_missing") });
    return;
  }
  const saved = await saveProfile({ ...profile, dialect });
  if (saved.ok) await sendAgain(id);
  else store.setState({ problem: saved.error });
}
