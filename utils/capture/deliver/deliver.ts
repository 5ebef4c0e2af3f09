import {
  captureScreenToInbox,
  captureToInbox,
  type DeliveryContext,
  type DeliveryDeps,
  pickToInbox,
} from "@/utils/capture/deliver/capture-to-inbox";
import { createInboxWriter, type InboxState } from "@/utils/capture/deliver/inbox-writer";
import { readLastJob } from "@/utils/capture/deliver/last-job";
import {
  type PickEvent,
  type PickMode,
  type PickTab,
  stopPicking,
} from "@/utils/capture/pick/pick";
import type { CaptureTarget } from "@/utils/capture/read/target";
import { hostPatterns } from "@/utils/platform/permissions";
import { readOffers } from "@/utils/store/offers";

/** Brings pictures to the panel of their window, by way of its inbox. */
export interface Delivery {
  /** Gives the job's id at once; the inbox tells how it goes on. */
  deliver(target: CaptureTarget): string;
  /** Lets the person pick in a page. Gives the job's id at once. */
  pick(tab: PickTab, mode: PickMode): string;
  /** Goes on with what was picked. */
  picked(event: PickEvent): Promise<void>;
  /** Does a window's last job again, after a site was allowed. */
  again(windowId: number): Promise<void>;
  /** Takes the last picture as it is on the screen: the next best way. */
  takeOnScreen(windowId: number): Promise<void>;
  /** Takes a larger version, if it was offered. */
  takeLarger(windowId: number, url: string): Promise<void>;
  /** Breaks off what takes too long for the person. */
  stop(windowId: number): Promise<void>;
}

/** Captures for all windows; each has its own inbox and its own last job. */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const context: DeliveryContext = { inbox: createInboxWriter(), deps };
  return {
    deliver(target) {
      const jobId = deps.makeId();
      void captureToInbox({ clickId: jobId, ...target }, jobId, context);
      return jobId;
    },
    pick(tab, mode) {
      const jobId = deps.makeId();
      void pickToInbox(tab, mode, jobId, context);
      return jobId;
    },
    picked: (event) => goOn(event, context),
    async again(windowId) {
      const job = await readLastJob(windowId);
      if (job?.kind === "picture") await captureToInbox(job.target, deps.makeId(), context);
      if (job?.kind === "picking") await pickToInbox(job.tab, job.mode, deps.makeId(), context);
    },
    async takeOnScreen(windowId) {
      const job = await readLastJob(windowId);
      if (job?.kind === "picture") await captureScreenToInbox(job.target, undefined, job, context);
    },
    async takeLarger(windowId, url) {
      const [job, offered] = await Promise.all([readLastJob(windowId), readOffers(windowId)]);
      // Only what was found on the page: messages cannot make us fetch anything else.
      const isOffered = offered?.offers.some((offer) => offer.url === url);
      if (job?.kind !== "picture" || !isOffered) return;
      const target = { ...job.target, sourceUrl: url, isLargerVersion: true };
      await captureToInbox(target, deps.makeId(), context);
    },
    async stop(windowId) {
      context.inbox.stop(windowId);
      const job = await readLastJob(windowId);
      if (job?.kind !== "picking") return;
      await stopPicking(job.tab.tabId);
      await say(windowId, { state: "none" }, context);
    },
  };
}

async function goOn(event: PickEvent, context: DeliveryContext): Promise<void> {
  if (event.kind === "picked") {
    await captureToInbox(event.target, context.deps.makeId(), context);
  } else if (event.kind === "area") {
    const { frameId: _page, ...tab } = event.target;
    const job = { kind: "picking", tab, mode: "area" } as const;
    await captureScreenToInbox(event.target, event.area, job, context);
  } else if (event.kind === "frame") {
    const host = new URL(event.url).hostname;
    const origins = hostPatterns(event.url);
    await say(event.tab.windowId, { state: "needs-permission", host, origins }, context);
  } else {
    await say(event.tab.windowId, { state: "none" }, context);
  }
}

async function say(
  windowId: number,
  state: InboxState,
  { inbox, deps }: DeliveryContext,
): Promise<void> {
  await inbox.run(windowId, deps.makeId(), state, async () => undefined);
}
