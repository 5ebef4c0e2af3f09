import { ok, type Result } from "@/utils/core/result";
import type { ModelList } from "@/utils/core/server/model-list";
import { isSameTarget, MOST_TARGETS, type Target } from "@/utils/panel/send/targets";
import { type ComparedResult, comparedIds, readComparison } from "@/utils/panel/show/comparison";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { saveProfile, setActiveProfile } from "@/utils/store/profiles";
import { saveSettings } from "@/utils/store/settings";

/** Asking several servers and models for the same, and choosing among them. */
export interface CompareServersActions {
  /** Has the next *Generate* ask this model as well, or not any more. */
  toggleTarget(target: Target): void;
  /** The models that a server lists. Free. */
  readModels(profileId: string): Promise<Result<ModelList>>;
  /** The results that were asked for together with the one on the stage. */
  readComparison(): Promise<readonly ComparedResult[]>;
  /** New edits go to this server and model from now on, and to no other. */
  takeTarget(target: Target): Promise<void>;
}

/** Actions on several servers at once. */
export function createCompareServers(context: PanelContext): CompareServersActions {
  const { store, services } = context;
  return {
    toggleTarget: (target) =>
      store.setState(({ compared }) => {
        const others = compared.filter((one) => !isSameTarget(one, target));
        const isTaken = others.length < compared.length;
        return { compared: isTaken ? others : [...others, target].slice(0, MOST_TARGETS - 1) };
      }),
    readModels: (profileId) => services.request({ type: "test-connection", profileId }),
    readComparison: () => readComparison(context, comparedIds(store.getState())),
    takeTarget: async ({ profileId, model }) => {
      const { profiles } = store.getState().server;
      const profile = profiles.find(({ id }) => id === profileId);
      if (!profile) return;
      const isOther = profile.model !== model;
      const saved = isOther ? await saveProfile({ ...profile, model }) : ok(undefined);
      const set = saved.ok ? await setActiveProfile(profileId) : saved;
      const used = set.ok ? await saveSettings({ isOnDevice: false }) : set;
      store.setState(used.ok ? { compared: [] } : { problem: used.error });
    },
  };
}
