import type { DialectId } from "@/utils/core/dialect";
import type { LearnedLimits } from "@/utils/core/server/learned-limits";
import type { RefusalOffer } from "@/utils/core/server/refusal-offers";
import { generate } from "@/utils/panel/send/generate";
import { makeRoom } from "@/utils/panel/send/make-room";
import type { SendAgainOptions } from "@/utils/panel/send/send-again";
import { createServerFacts, type ServerFacts } from "@/utils/panel/send/server-facts";
import { splitRequests } from "@/utils/panel/send/split-requests";
import { switchDialect } from "@/utils/panel/send/switch-dialect";
import { learn, takeOffer } from "@/utils/panel/send/take-offer";
import { createWaiting, repairShown } from "@/utils/panel/send/wait-for-key";
import { showStored } from "@/utils/panel/show/show-stored";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { shownEditIds } from "@/utils/panel/state/selectors";
import { unlock } from "@/utils/store/key-lock";

/** What is asked of the server. */
export interface SendActions extends ServerFacts {
  generate(): Promise<void>;
  /** Sends what is painted with these words, whatever stands in the prompt's field: it stays. */
  generateWith(prompt: string): Promise<void>;
  cancel(): Promise<void>;
  /** Sends a stored edit again: costs as much again. */
  sendAgain(editId: string, options?: SendAgainOptions): Promise<void>;
  /** Remembers what the shown edit's server refuses, and sends it again without: costs as any edit. */
  takeOffer(offer: RefusalOffer): Promise<void>;
  /** Remembers something about the shown edit's server and model. */
  learn(learned: Partial<LearnedLimits>): Promise<boolean>;
  /** Has pictures that one request of the shown edit's server does not make asked for by further ones, each paid. */
  splitRequests(perRequest: number): Promise<void>;
  /** Has the shown edit's server asked in another way from now on, and sends it again so. */
  switchDialect(dialect: DialectId): Promise<void>;
  /**
   * Makes locked keys readable, and goes on with what they were needed for.
   * False: another passphrase.
   */
  unlock(passphrase: string): Promise<boolean>;
  /** Must be called in the click's own statement. */
  allowServer(origins: readonly string[]): Promise<void>;
  /** Reads the stored answer again, after a site was allowed or came back online. Free. */
  repair(origins?: readonly string[]): Promise<void>;
  /** Removes the oldest unstarred edits, then stores the results that did not fit. */
  makeRoom(): Promise<void>;
}

/** @param show opens an edit */
export function createSendActions(
  context: PanelContext,
  show: (editId: string) => Promise<void>,
): SendActions {
  const { store, services } = context;
  const waiting = createWaiting(context);
  const repair: SendActions["repair"] = async (origins) => {
    if (origins && !(await services.requestHosts(origins))) return;
    await waiting.attempt(() => repairShown(context));
  };
  const again: SendActions["sendAgain"] = (editId, options = {}) =>
    waiting.attempt(async () => {
      const { sendAgain } = await import("@/utils/panel/send/send-again");
      const showHere = (id: string) => showStored(context, id, -1);
      const shows = options.isInPlace ? showHere : show;
      const sent = await sendAgain(context, editId, options, shows);
      if (!sent.ok) store.setState({ problem: sent.error, view: "editor" });
    });
  return {
    ...createServerFacts(services),
    generate: () => waiting.attempt(() => generate(context)),
    generateWith: (prompt) => waiting.attempt(() => generate(context, prompt)),
    cancel: async () => {
      // Nothing has been sent of it yet.
      if (store.getState().sending.isStarting) return context.starting.cancel();
      for (const editId of shownEditIds(store.getState())) {
        await services.request({ type: "cancel-edit", editId });
      }
    },
    switchDialect: (dialect) =>
      switchDialect(context, dialect, (editId) => again(editId, { isRest: true })),
    sendAgain: again,
    learn: (learned) => learn(context, learned),
    splitRequests: (perRequest) => splitRequests(context, perRequest),
    takeOffer: (offer) => takeOffer(context, offer, (editId) => again(editId, { isRest: true })),
    unlock: async (passphrase) => {
      if (!(await unlock(passphrase))) return false;
      const failed = store.getState().run?.edit;
      const { problem } = store.getState();
      if (problem) store.setState({ problem: undefined });
      // An edit that came to a locked key: sent, it is read; not sent, it is sent.
      if (problem || !failed?.error) await waiting.goOn();
      else if (failed.error.charge === "none") await again(failed.id);
      else await repair();
      return true;
    },
    allowServer: async (origins) => {
      if (await services.requestHosts(origins)) await generate(context);
    },
    repair,
    makeRoom: () => makeRoom(context, repair),
  };
}
