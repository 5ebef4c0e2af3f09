import { readCaptureJob } from "@/utils/capture/deliver/capture-jobs";
import { createSlots, type InboxState } from "@/utils/capture/deliver/inbox-slots";
import {
  type Bringing,
  bringFromScreen,
  bringPicture,
  type DeliveryDeps,
  letPick,
} from "@/utils/capture/deliver/run-capture";
import {
  type PickEvent,
  type PickMode,
  type PickTab,
  stopPicking,
} from "@/utils/capture/pick/pick";
import type { CaptureTarget } from "@/utils/capture/read/capture";
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

export function createDelivery(deps: DeliveryDeps): Delivery {
  const bringing: Bringing = { slots: createSlots(), deps };
  return {
    deliver(target) {
      const jobId = deps.makeId();
      void bringPicture({ clickId: jobId, ...target }, jobId, bringing);
      return jobId;
    },
    pick(tab, mode) {
      const jobId = deps.makeId();
      void letPick(tab, mode, jobId, bringing);
      return jobId;
    },
    picked: (event) => goOn(event, bringing),
    async again(windowId) {
      const job = await readCaptureJob(windowId);
      if (job?.kind === "picture") await bringPicture(job.target, deps.makeId(), bringing);
      if (job?.kind === "picking") await letPick(job.tab, job.mode, deps.makeId(), bringing);
    },
    async takeOnScreen(windowId) {
      const job = await readCaptureJob(windowId);
      if (job?.kind === "picture") await bringFromScreen(job.target, undefined, job, bringing);
    },
    async takeLarger(windowId, url) {
      const [job, offered] = await Promise.all([readCaptureJob(windowId), readOffers(windowId)]);
      // Only what was found on the page: messages cannot make us fetch anything else.
      const isOffered = offered?.offers.some((offer) => offer.url === url);
      if (job?.kind !== "picture" || !isOffered) return;
      const target = { ...job.target, sourceUrl: url, isLargerVersion: true };
      await bringPicture(target, deps.makeId(), bringing);
    },
    async stop(windowId) {
      bringing.slots.stop(windowId);
      const job = await readCaptureJob(windowId);
      if (job?.kind !== "picking") return;
      await stopPicking(job.tab.tabId);
      await say(windowId, { state: "none" }, bringing);
    },
  };
}

async function goOn(event: PickEvent, bringing: Bringing): Promise<void> {
  if (event.kind === "picked") {
    await bringPicture(event.target, bringing.deps.makeId(), bringing);
  } else if (event.kind === "area") {
    const { frameId: _page, ...tab } = event.target;
    const job = { kind: "picking", tab, mode: "area" } as const;
    await bringFromScreen(event.target, event.area, job, bringing);
  } else if (event.kind === "frame") {
    const host = new URL(event.url).hostname;
    const origins = hostPatterns(event.url);
    await say(event.tab.windowId, { state: "needs-permission", host, origins }, bringing);
  } else {
    await say(event.tab.windowId, { state: "none" }, bringing);
  }
}

async function say(windowId: number, state: InboxState, { slots, deps }: Bringing): Promise<void> {
  await slots.run(windowId, deps.makeId(), state, async () => undefined);
}
