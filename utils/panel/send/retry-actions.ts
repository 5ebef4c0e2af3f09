import type { DialectId } from "@/utils/core/dialect";
import type { LearnedLimits } from "@/utils/core/server/learned-limits";
import type { RefusalOffer } from "@/utils/core/server/refusal-offers";
import { makeRoom } from "@/utils/panel/send/make-room";
import { type SendAgainOptions, sendAgain } from "@/utils/panel/send/send-again";
import { splitRequests } from "@/utils/panel/send/split-requests";
import { switchDialect } from "@/utils/panel/send/switch-dialect";
import { learn, takeOffer } from "@/utils/panel/send/take-offer";
import { repairShown, type Waiting } from "@/utils/panel/send/wait-for-key";
import { showStored } from "@/utils/panel/show/show-stored";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { unlock } from "@/utils/store/key-lock";

/** What is done about an edit that failed, or is wanted once more. */
export interface RetryActions {
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
  /** Removes the oldest unstarred edits, then stores the results that did not fit. */
  makeRoom(): Promise<void>;
}

/**
 * @param waiting shared with *Generate*: what was asked for last goes on
 * @param show opens an edit
 */
export function createRetryActions(
  context: PanelContext,
  waiting: Waiting,
  show: (editId: string) => Promise<void>,
): RetryActions {
  const { store } = context;
  const readAgain = () => waiting.attempt(() => repairShown(context));
  const again: RetryActions["sendAgain"] = (editId, options = {}) =>
    waiting.attempt(async () => {
      const showHere = (id: string) => showStored(context, id, -1);
      const shows = options.isInPlace ? showHere : show;
      const sent = await sendAgain(context, editId, options, shows);
      if (!sent.ok) store.setState({ problem: sent.error, view: "editor" });
    });
  return {
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
      else await readAgain();
      return true;
    },
    makeRoom: () => makeRoom(context, readAgain),
  };
}
