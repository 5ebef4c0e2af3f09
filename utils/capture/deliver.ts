import { type CaptureDeps, type CaptureTarget, captureImage } from "@/utils/capture/capture";
import type { Inbox } from "@/utils/core/inbox";
import { readSession, writeSession } from "@/utils/platform/session";
import { writeInbox } from "@/utils/store/inbox";
import { savePicture } from "@/utils/store/pictures";

/** An inbox entry without its job, which the delivery adds. */
type Outcome = Inbox extends infer Entry
  ? Entry extends Inbox
    ? Omit<Entry, "jobId">
    : never
  : never;

export interface DeliveryDeps extends CaptureDeps {
  readonly now: () => number;
  readonly makeId: () => string;
}

/** Brings clicked images to the panel of their window, by way of its inbox. */
export interface Delivery {
  /** Gives the job's id at once; the inbox tells how it goes on. */
  deliver(target: CaptureTarget): string;
  /** Captures the last target of a window again, after a site was allowed. */
  again(windowId: number): Promise<void>;
  /** Breaks off a capture that takes too long for the person. */
  stop(windowId: number): void;
}

const targetKey = (windowId: number) => `target:${windowId}`;

export function createDelivery(deps: DeliveryDeps): Delivery {
  const captures = new Map<number, AbortController>();

  const start = async (target: CaptureTarget, jobId: string) => {
    const { windowId } = target;
    captures.get(windowId)?.abort();
    const controller = new AbortController();
    captures.set(windowId, controller);
    const write = async (outcome: Outcome) => {
      // A later click in this window has its own job; an old one must not speak over it.
      if (captures.get(windowId) === controller) await writeInbox(windowId, { jobId, ...outcome });
    };
    await write({ state: "capturing" });
    await writeSession(targetKey(windowId), target);
    await write(await capture(target, deps, controller.signal));
    if (captures.get(windowId) === controller) captures.delete(windowId);
  };

  return {
    deliver(target) {
      const jobId = deps.makeId();
      void start(target, jobId);
      return jobId;
    },
    async again(windowId) {
      const target = await readSession<CaptureTarget>(targetKey(windowId));
      if (target) await start(target, deps.makeId());
    },
    stop(windowId) {
      captures.get(windowId)?.abort();
    },
  };
}

async function capture(
  target: CaptureTarget,
  deps: DeliveryDeps,
  signal: AbortSignal,
): Promise<Outcome> {
  const outcome = await captureImage(target, deps, signal);
  if (outcome.kind === "failed") return { state: "failed", error: outcome.error };
  if (outcome.kind === "needs-permission") {
    return { state: "needs-permission", host: outcome.host, origins: outcome.origins };
  }
  const { bytes, header, provenance } = outcome;
  const saved = await savePicture(bytes, {
    type: header.type,
    size: header.size,
    isAnimated: header.isAnimated,
    provenance,
    createdAt: deps.now(),
  });
  if (!saved.ok) return { state: "failed", error: saved.error };
  return { state: "ready", pictureId: saved.value.id };
}
