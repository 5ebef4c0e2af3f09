import { describe, expect, it } from "vitest";
import type { Band, PackedBand } from "@/utils/pixels/png/bands";
import { startBandHelper } from "@/utils/pixels/worker/band-helper";

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

describe("a helper that packs bands", () => {
  it("answers each band in turn", () => {
    const worker = new FakeWorker();
    const helper = startBandHelper(() => worker as unknown as Worker, 2);
    const answers: string[] = [];
    helper.pack(bandOf(0), ({ adler }) => answers.push(`first ${adler.length}`));
    helper.pack(bandOf(1), ({ adler }) => answers.push(`second ${adler.length}`));
    expect(worker.seen).toHaveLength(2);
    worker.onmessage?.({ data: packedOf(7) });
    worker.onmessage?.({ data: packedOf(8) });
    expect(answers).toEqual(["first 7", "second 8"]);
    helper.close();
    expect(worker.isTerminated).toBe(true);
  });

  it("says that it failed when its worker dies, and ends it", () => {
    const worker = new FakeWorker();
    const helper = startBandHelper(() => worker as unknown as Worker, 2);
    expect(helper.hasFailed()).toBe(false);
    worker.onerror?.({ preventDefault: () => undefined });
    expect(helper.hasFailed()).toBe(true);
    expect(worker.isTerminated).toBe(true);
  });

  it("has failed from the start where there is one core, or where no worker may be started", () => {
    let starts = 0;
    const spawn = (): Worker => {
      starts++;
      throw new DOMException("refused by a policy", "SecurityError");
    };
    expect(startBandHelper(spawn, 1).hasFailed()).toBe(true);
    expect(starts).toBe(0);
    expect(startBandHelper(spawn, 8).hasFailed()).toBe(true);
  });

  it("lets messages in while somebody hears", async () => {
    const { port1, port2 } = new MessageChannel();
    const heard = new Promise((resolve) => {
      port1.onmessage = resolve;
    });
    port2.postMessage("cancel");
    const helper = startBandHelper(() => new FakeWorker() as unknown as Worker, 2);
    await helper.hear();
    await heard;
    port1.close();
    helper.close();
  });
});
