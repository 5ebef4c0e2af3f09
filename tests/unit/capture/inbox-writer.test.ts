import { beforeEach, describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createInboxWriter, type InboxState } from "@/utils/capture/deliver/inbox-writer";
import { readInbox } from "@/utils/store/inbox";

beforeEach(() => fakeBrowser.reset());

const ready = (pictureId: string): InboxState => ({ state: "ready", pictureId });
const first: InboxState = { state: "capturing" };

/** Work that ends when it is told to. */
function workThatWaits() {
  const { promise, resolve } = Promise.withResolvers<InboxState | undefined>();
  const signals: AbortSignal[] = [];
  const work = (signal: AbortSignal) => {
    signals.push(signal);
    return promise;
  };
  return { work, end: resolve, signals };
}

describe("a window's inbox", () => {
  it("says that something is on its way, and then what came", async () => {
    const inbox = createInboxWriter();
    const one = workThatWaits();
    const run = inbox.run(1, "job-1", first, one.work);
    await expect.poll(() => readInbox(1)).toEqual({ jobId: "job-1", state: "capturing" });
    one.end(ready("a"));
    expect(await run).toBe(true);
    expect(await readInbox(1)).toEqual({ jobId: "job-1", state: "ready", pictureId: "a" });
  });

  it("keeps what it said first where nothing comes of the work yet", async () => {
    await createInboxWriter().run(1, "job-1", { ...first, isPicking: true }, async () => undefined);
    expect(await readInbox(1)).toMatchObject({ state: "capturing", isPicking: true });
  });

  it("belongs to the latest job: an earlier one is ended and may not speak any more", async () => {
    const inbox = createInboxWriter();
    const [early, late] = [workThatWaits(), workThatWaits()];
    const [earlyRun, lateRun] = [
      inbox.run(1, "early", first, early.work),
      inbox.run(1, "late", first, late.work),
    ];
    await expect.poll(() => early.signals[0]?.aborted).toBe(true);
    late.end(ready("late"));
    expect(await lateRun).toBe(true);
    early.end(ready("early"));
    expect(await earlyRun).toBe(false);
    expect(await readInbox(1)).toMatchObject({ jobId: "late", pictureId: "late" });
  });

  it("is none of another window's business", async () => {
    const inbox = createInboxWriter();
    const one = workThatWaits();
    const run = inbox.run(1, "one", first, one.work);
    await inbox.run(2, "two", first, async () => ready("two"));
    inbox.stop(2);
    one.end(ready("one"));
    await run;
    expect(one.signals[0]?.aborted).toBe(false);
    expect(await readInbox(1)).toMatchObject({ pictureId: "one" });
    expect(await readInbox(2)).toMatchObject({ pictureId: "two" });
  });

  it("lets its job be stopped, and hears how that ended", async () => {
    const inbox = createInboxWriter();
    const one = workThatWaits();
    const run = inbox.run(1, "one", first, one.work);
    await expect.poll(() => one.signals.length).toBe(1);
    inbox.stop(1);
    expect(one.signals[0]?.aborted).toBe(true);
    one.end({ state: "none" });
    await run;
    expect(await readInbox(1)).toMatchObject({ state: "none" });
  });
});
