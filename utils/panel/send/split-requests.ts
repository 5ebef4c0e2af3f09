import { appError } from "@/utils/core/app-error";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart } from "@/utils/panel/state/panel-state";
import { readProfile, saveProfile } from "@/utils/store/profiles";

/**
 * From now on, asks the shown edit's server for so many pictures by one request, and
 * for the missing ones by further requests. Each is paid, so nothing is sent now: the
 * next *Generate* says how many there will be. Stands in the server's settings.
 */
export async function splitRequests({ store }: PanelContext, perRequest: number): Promise<void> {
  const { run } = store.getState();
  const profile = run && (await readProfile(run.edit.profileId));
  if (!profile) return store.setState({ problem: appError("profile_missing") });
  const changed = { ...profile, capability: { ...profile.capability, perRequest } };
  const saved = await saveProfile(changed);
  if (!saved.ok) return store.setState({ problem: saved.error });
  if (store.getState().server.profile?.id !== profile.id) return;
  changePart(store, "server", (server) => ({ ...server, profile: changed }));
}
