import { appError } from "@/utils/core/app-error";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { isKeyLocked } from "@/utils/store/keys";

/** What was asked for last, which goes on as soon as the keys are unlocked. */
export interface Waiting {
  attempt(job: () => Promise<void>): Promise<void>;
  goOn(): Promise<void>;
}

/** Remembers what was asked for last while a locked key keeps it from being done. */
export function createWaiting({ store }: Pick<PanelContext, "store">): Waiting {
  let last: (() => Promise<void>) | undefined;
  const attempt: Waiting["attempt"] = async (job) => {
    last = job;
    await job();
    if (store.getState().problem?.code !== "keys_locked") last = undefined;
  };
  return {
    attempt,
    goOn: async () => {
      if (last) await attempt(last);
    },
  };
}

/** Has the stored answer of the edit that is shown read again; the key may be in it. */
export async function repairShown({ store, services }: PanelContext): Promise<void> {
  const { run } = store.getState();
  if (!run) return;
  if (await isKeyLocked(run.edit.profileId)) {
    store.setState({ problem: appError("keys_locked", { charge: "likely" }) });
    return;
  }
  await services.request({ type: "repair-edit", editId: run.edit.id });
}
