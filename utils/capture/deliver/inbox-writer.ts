import type { Inbox } from "@/utils/core/picture/inbox";
import { writeInbox } from "@/utils/store/inbox";

/** An inbox entry without its job, which the slot adds. */
export type InboxState = Inbox extends infer Entry
  ? Entry extends Inbox
    ? Omit<Entry, "jobId">
    : never
  : never;

/** At most one job per window: a new one aborts the last, and only the latest may write. */
export interface InboxWriter {
  /**
   * Writes `first`, then the result of `work`, into the window's inbox. Resolves
   * to whether this was still the latest job at the end.
   */
  run(
    windowId: number,
    jobId: string,
    first: InboxState,
    work: (signal: AbortSignal) => Promise<InboxState | undefined>,
  ): Promise<boolean>;
  stop(windowId: number): void;
}

/** Remembers the latest job of every window, in memory. */
export function createInboxWriter(): InboxWriter {
  const latest = new Map<number, AbortController>();
  return {
    async run(windowId, jobId, first, work) {
      latest.get(windowId)?.abort();
      const controller = new AbortController();
      latest.set(windowId, controller);
      const isLatest = () => latest.get(windowId) === controller;
      const write = async (state: InboxState | undefined) => {
        if (state && isLatest()) await writeInbox(windowId, { jobId, ...state });
      };
      await write(first);
      await write(await work(controller.signal));
      return isLatest();
    },
    stop(windowId) {
      latest.get(windowId)?.abort();
    },
  };
}
