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

/** Captures pictures into the inbox of their window, which its panel reads. */
export interface Delivery {
  /** Returns the job's id at once; progress is written to the inbox. */
  deliver(target: CaptureTarget): string;
  /** Starts the picker in a page. Returns the job's id at once. */
  pick(tab: PickTab, mode: PickMode): string;
  /** Has the window's panel show the pictures of the page in front. Returns the job's id at once. */
  showGallery(windowId: number): string;
  /** Captures what was picked. */
  picked(event: PickEvent): Promise<void>;
  /** Repeats a window's last job, after a permission was granted. */
  again(windowId: number): Promise<void>;
  /** Captures the last picture from the screen, as a fallback. */
  takeOnScreen(windowId: number): Promise<void>;
  /** Captures a larger version, if it was offered. */
  takeLarger(windowId: number, url: string): Promise<void>;
  /** Cancels the running job. */
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
    showGallery(windowId) {
      const jobId = deps.makeId();
      void context.inbox.run(windowId, jobId, { state: "gallery" }, async () => undefined);
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
