import { needsKey } from "@/utils/core/server/base-url";
import type { PanelStore } from "@/utils/panel/panel-state";
import { refreshUsualDuration } from "@/utils/panel/show/follow-edit";
import { hasKey } from "@/utils/store/keys";
import { activeProfileId, listProfiles, watchProfiles } from "@/utils/store/profiles";

/** Follows the profiles, which another page may change while the panel is open. */
export function followProfiles(store: PanelStore): () => void {
  const read = async () => {
    const [profiles, activeId] = await Promise.all([listProfiles(), activeProfileId()]);
    const profile = profiles.find(({ id }) => id === activeId) ?? profiles[0];
    const known = profile ? await hasKey(profile.id) : false;
    const isOther = profile && profile.id !== store.getState().profile?.id;
    // Another server has other defaults; the same one keeps what was set in the panel.
    store.setState({
      profiles,
      profile,
      hasKey: known || (profile !== undefined && !needsKey(profile.baseUrl)),
      ...(isOther && !hasOwnOptions(store) ? { options: profile.options } : {}),
    });
    await refreshUsualDuration(store);
  };
  void read();
  return watchProfiles(() => void read());
}

/** An edit or a draft that is open brought its options along. */
function hasOwnOptions(store: PanelStore): boolean {
  const { edit, profile } = store.getState();
  return edit !== undefined && profile === undefined;
}
