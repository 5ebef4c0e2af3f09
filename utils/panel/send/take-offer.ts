import type { LearnedLimits } from "@/utils/core/server/learned-limits";
import type { RefusalOffer } from "@/utils/core/server/refusal-offers";
import { generate } from "@/utils/panel/send/generate";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import { changePart } from "@/utils/panel/state/panel-state";
import { rememberLearned } from "@/utils/store/learned-limits";
import { readProfile } from "@/utils/store/profiles";

/** Offers whose request is the stored one with less in it. */
const SAME_FILES = new Set<RefusalOffer["kind"]>(["field", "mask"]);

/**
 * Remembers what a server refuses, for its host and the model, and sends the
 * edit again accordingly: a request of its own, asked for by a click. A prompt
 * that is too long is only remembered: nobody else can shorten it.
 *
 * @param sendAgain sends a stored edit with the same files
 */
export async function takeOffer(
  context: PanelContext,
  offer: RefusalOffer,
  sendAgain: (editId: string) => Promise<void>,
): Promise<void> {
  const { store } = context;
  const edit = store.getState().run?.edit;
  if (!edit || !(await learn(context, offer.learned))) return;
  if (SAME_FILES.has(offer.kind)) {
    await sendAgain(edit.id);
    return;
  }
  const isInUse = store.getState().server.profile?.id === edit.profileId;
  if (!isInUse || edit.part || offer.kind === "prompt") return;
  changePart(store, "ask", (ask) => ({
    ...ask,
    references: offer.kind === "images" ? ask.references.slice(0, offer.value - 1) : ask.references,
    // A size that was chosen by hand is what has been refused.
    options: isAboutSize(offer) ? { ...ask.options, size: "auto" } : ask.options,
  }));
  await generate(context);
}

function isAboutSize({ kind }: RefusalOffer): boolean {
  return kind === "size" || kind === "larger";
}

/**
 * Remembers something about the server and model of the edit that is shown, and
 * has the panel go by it at once.
 *
 * @returns whether it was stored; the panel says so where it was not
 */
export async function learn(
  { store }: PanelContext,
  learned: Partial<LearnedLimits>,
): Promise<boolean> {
  const edit = store.getState().run?.edit;
  if (!edit) return false;
  const kept = await rememberLearned(edit.host, edit.model, learned);
  if (!kept.ok) {
    store.setState({ problem: kept.error });
    return false;
  }
  const profile = await readProfile(edit.profileId);
  if (profile && store.getState().server.profile?.id === profile.id)
    changePart(store, "server", (server) => ({ ...server, profile }));
  const { maxCount } = learned;
  if (maxCount !== undefined) {
    changePart(store, "ask", (ask) => ({
      ...ask,
      options: { ...ask.options, count: Math.min(ask.options.count, maxCount) },
    }));
  }
  return true;
}
