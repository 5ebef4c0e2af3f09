import type { InboxState, InboxWriter } from "@/utils/capture/deliver/inbox-writer";
import { type CaptureJob, replaceLastJob } from "@/utils/capture/deliver/last-job";
import { storeOutcome } from "@/utils/capture/deliver/store-outcome";
import { type PickMode, type PickTab, startPicking } from "@/utils/capture/pick/pick";
import { captureImage } from "@/utils/capture/read/capture";
import type { CaptureDeps } from "@/utils/capture/read/deps";
import { findCandidates, type Had } from "@/utils/capture/read/find-candidates";
import type { CaptureTarget } from "@/utils/capture/read/target";
import { captureOnScreen, type ScreenArea } from "@/utils/capture/screen/capture-on-screen";
import { defined } from "@/utils/core/defined";
import { writeOffers } from "@/utils/store/offers";

export interface DeliveryDeps extends CaptureDeps {
  readonly now: () => number;
  readonly makeId: () => string;
  /** The words of the picker. */
  readonly words: (
    mode: PickMode,
  ) => Promise<{ readonly hint: string; readonly frameHint: string }>;
}

/** What the steps below work with. */
export interface DeliveryContext {
  readonly inbox: InboxWriter;
  readonly deps: DeliveryDeps;
}

/** Captures a picture into its window's inbox, and then looks for larger versions of it. */
export async function captureToInbox(
  target: CaptureTarget,
  jobId: string,
  { inbox, deps }: DeliveryContext,
): Promise<void> {
  const { windowId } = target;
  let had: (Had & { readonly pictureId: string }) | undefined;
  const isLatest = await inbox.run(windowId, jobId, { state: "capturing" }, async (signal) => {
    await replaceLastJob(windowId, { kind: "picture", target });
    const outcome = await captureImage(target, deps, signal);
    const state = await storeOutcome(outcome, deps.now());
    if (state.state !== "ready") return state;
    if (outcome.kind === "captured") {
      const { sourceUrl } = outcome.provenance;
      had = { pictureId: state.pictureId, size: outcome.header.size };
      if (sourceUrl) had = { ...had, url: sourceUrl };
    }
    return { ...state, ...defined({ recipeId: target.recipeId }) };
  });
  if (!had || !isLatest) return;
  const offers = await findCandidates(target, had, deps);
  await writeOffers(windowId, { pictureId: had.pictureId, offers });
}

/** Captures what is on the screen; `job` is what *again* repeats. */
export async function captureScreenToInbox(
  target: CaptureTarget,
  area: ScreenArea | undefined,
  job: CaptureJob,
  { inbox, deps }: DeliveryContext,
): Promise<void> {
  await inbox.run(target.windowId, deps.makeId(), { state: "capturing" }, async () => {
    await replaceLastJob(target.windowId, job);
    return storeOutcome(await captureOnScreen(target, area, deps), deps.now());
  });
}

/** Lets the person pick; what they do comes as a message from the page. */
export async function pickToInbox(
  tab: PickTab,
  mode: PickMode,
  jobId: string,
  { inbox, deps }: DeliveryContext,
): Promise<void> {
  const first: InboxState = { state: "capturing", isPicking: true };
  await inbox.run(tab.windowId, jobId, first, async () => {
    await replaceLastJob(tab.windowId, { kind: "picking", tab, mode });
    const started = await startPicking(tab, { mode, ...(await deps.words(mode)) });
    return started.ok ? undefined : { state: "failed", error: started.error };
  });
}
