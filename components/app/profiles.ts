import { hasKey } from "@/utils/store/keys";
import { activeProfileId, listProfiles, watchProfiles } from "@/utils/store/profiles";
import { refreshUsualDuration } from "./follow-edit";
import type { PanelStore } from "./panel-state";

/** Follows the profiles, which another page may change while the panel is open. */
export function followProfiles(store: PanelStore): () => void {
  const read = async () => {
    const [profiles, activeId] = await Promise.all([listProfiles(), activeProfileId()]);
    const profile = profiles.find(({ id }) => id === activeId) ?? profiles[0];
    const known = profile ? await hasKey(profile.id) : false;
    store.setState({ profiles, profile, hasKey: known });
    await refreshUsualDuration(store);
  };
  void read();
  return watchProfiles(() => void read());
}
