import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Band, PackedBand } from "@/utils/pixels/png/bands";
import { createHelperLender } from "@/utils/pixels/worker/band-helper";

/** A worker that does what the test says. */
class FakeWorker {
  onmessage?: (event: { data: PackedBand }) => void;
  onerror?: (event: { preventDefault(): void }) => void;
  readonly seen: Band[] = [];
  isTerminated = false;

  postMessage(band: Band): void {
    this.seen.push(band);
  }
  terminate(): void {
    this.isTerminated = true;
  }
}

const bandOf = (value: number): Band => ({
  bytes: new Uint8Array(6).fill(value),
  rowBytes: 3,
  step: 3,
  isFirst: value === 0,
});

const packedOf = (length: number): PackedBand => ({
  chunk: new Uint8Array(1),
  adler: { low: 1, high: 0, length },
});

function setUp(cores = 2) {
  const workers: FakeWorker[] = [];
  const lend = createHelperLender(
    () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    cores,
    1000,
  );
  return { lend, workers };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a helper that packs bands", () => {
  it("answers each band in turn", () => {
    const { lend, workers } = setUp();
    const helper = lend();
    const answers: string[] = [];
    helper.pack(bandOf(0), ({ adler }) => answers.push(`first ${adler.length}`));
    helper.pack(bandOf(1), ({ adler }) => answers.push(`second ${adler.length}`));
    expect(workers[0]?.seen).toHaveLength(2);
    workers[0]?.onmessage?.({ data: packedOf(7) });
    workers[0]?.onmessage?.({ data: packedOf(8) });
    expect(answers).toEqual(["first 7", "second 8"]);
  });

  it("is the same worker for one picture after another, and is ended when there are none", () => {
    const { lend, workers } = setUp();
    lend().close();
    vi.advanceTimersByTime(900);
    const next = lend();
    vi.advanceTimersByTime(5000);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([false]);
    next.close();
    vi.advanceTimersByTime(1000);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true]);
    lend();
    expect(workers).toHaveLength(2);
  });

  it("says that it failed when its worker dies; the next picture gets another", () => {
    const { lend, workers } = setUp();
    const helper = lend();
    expect(helper.hasFailed()).toBe(false);
    workers[0]?.onerror?.({ preventDefault: () => undefined });
    expect(helper.hasFailed()).toBe(true);
    expect(workers[0]?.isTerminated).toBe(true);
    helper.close();
    expect(lend().hasFailed()).toBe(false);
    expect(workers).toHaveLength(2);
  });

  it("has failed from the start where there is one core, or where no worker may be started", () => {
    const { lend, workers } = setUp(1);
    expect(lend().hasFailed()).toBe(true);
    expect(workers).toHaveLength(0);
    const refused = createHelperLender(() => {
      throw new DOMException("refused by a policy", "SecurityError");
    }, 8);
    expect(refused().hasFailed()).toBe(true);
  });

  it("lets in what is said to its worker while somebody hears", async () => {
    const { port1, port2 } = new MessageChannel();
    const heard = new Promise((resolve) => {
      port1.onmessage = resolve;
    });
    port2.postMessage("cancel");
    await setUp().lend().hear();
    await heard;
    port1.close();
  });
});
