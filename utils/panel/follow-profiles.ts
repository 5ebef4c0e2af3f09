import { needsKey } from "@/utils/core/server/base-url";
import { refreshUsualDuration } from "@/utils/panel/show/follow-edit";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { PanelState } from "@/utils/panel/state/panel-state";
import { hasKey } from "@/utils/store/keys";
import { activeProfileId, listProfiles, watchProfiles } from "@/utils/store/profiles";
import { readSettings, watchSettings } from "@/utils/store/settings";

/** Follows the profiles, which another page may change while the panel is open. Returns unsubscribe. */
export function followProfiles(context: PanelContext): () => void {
  const { store } = context;
  const read = async () => {
    const [profiles, activeId, settings] = await Promise.all([
      listProfiles(),
      activeProfileId(),
      readSettings(),
    ]);
    const profile = profiles.find(({ id }) => id === activeId) ?? profiles[0];
    const isKnown = profile ? await hasKey(profile.id) : false;
    store.setState((state) => {
      const isUsable = isKnown || (profile !== undefined && !needsKey(profile.baseUrl));
      const isOther = profile && profile.id !== state.server.profile?.id;
      // Another server has other defaults; the same one keeps what was set in the panel.
      const isReset = isOther && !hasOwnOptions(state);
      return {
        server: {
          ...state.server,
          profiles,
          profile,
          isDeviceWanted: settings.isOnDevice,
          hasKey: isUsable,
        },
        // The key was entered meanwhile, here or on the settings page.
        ...(isUsable && state.problem?.code === "key_missing" ? { problem: undefined } : {}),
        ...(isReset ? { ask: { ...state.ask, options: profile.options } } : {}),
      };
    });
    await refreshUsualDuration(context);
  };
  void read();
  const stops = [watchProfiles(() => void read()), watchSettings(() => void read())];
  return () => {
    for (const stop of stops) stop();
  };
}

/** An edit or a draft that was opened before the profiles were read brought its own options. */
function hasOwnOptions({ run, server }: PanelState): boolean {
  return run !== undefined && server.profile === undefined;
}
