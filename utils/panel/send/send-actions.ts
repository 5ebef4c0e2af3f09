import { generate } from "@/utils/panel/send/generate";
import { repairShown, type Waiting } from "@/utils/panel/send/wait-for-key";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { shownEditIds } from "@/utils/panel/state/selectors";

/** What is asked of the server. */
export interface SendActions {
  generate(): Promise<void>;
  /** Sends what is painted with these words, whatever stands in the prompt's field: it stays. */
  generateWith(prompt: string): Promise<void>;
  cancel(): Promise<void>;
  /** Reads the stored answer again. Free. */
  readAnswerAgain(): Promise<void>;
}

/** What is there before *Generate* can be seen: a press counts from its first moment. */
export function createSendActions(context: PanelContext, waiting: Waiting): SendActions {
  const { store, services } = context;
  return {
    generate: () => waiting.attempt(() => generate(context)),
    generateWith: (prompt) => waiting.attempt(() => generate(context, prompt)),
    cancel: async () => {
      // Nothing has been sent of it yet.
      if (store.getState().sending.isStarting) return context.starting.cancel();
      for (const editId of shownEditIds(store.getState())) {
        await services.request({ type: "cancel-edit", editId });
      }
    },
    readAnswerAgain: () => waiting.attempt(() => repairShown(context)),
  };
}
