import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { factsOf } from "@/utils/core/app-error";
import { ok } from "@/utils/core/result";
import type { StitchRequest } from "@/utils/pixels/job-types";
import { createPixelClient } from "@/utils/pixels/worker/client";
import { createJobRunner } from "@/utils/pixels/worker/job-runner";
import type { JobMessage, JobReply } from "@/utils/pixels/worker/jobs";

/** A worker that does what the test says. */
class FakeWorker {
  onmessage?: (event: { data: JobReply }) => void;
  onerror?: (event: { message: string; preventDefault(): void }) => void;
  readonly seen: JobMessage[] = [];
  isTerminated = false;

  postMessage(message: JobMessage): void {
    this.seen.push(message);
  }
  terminate(): void {
    this.isTerminated = true;
  }
  answer(id: number, value: unknown): void {
    this.onmessage?.({ data: { id, result: ok(value) } as JobReply });
  }
  tell(id: number, progress: number): void {
    this.onmessage?.({ data: { id, progress } });
  }
  crash(): void {
    this.onerror?.({ message: "out of memory", preventDefault: () => undefined });
  }
}

function setUp() {
  const workers: FakeWorker[] = [];
  const client = createPixelClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { client, workers, worker: (index: number) => workers[index] as FakeWorker };
}

const picture = new Blob(["x"]);
const facts = { size: { width: 1, height: 1 }, hasTransparency: false };

describe("the pixel client", () => {
  it("starts no worker before the first job, and one for all of them", async () => {
    const { client, workers, worker } = setUp();
    expect(workers).toHaveLength(0);
    const first = client.inspect({ picture });
    const second = client.thumbnail({ picture, maxSide: 10 });
    expect(workers).toHaveLength(1);
    worker(0).answer(2, picture);
    worker(0).answer(1, facts);
    expect(await first).toEqual(ok(facts));
    expect(await second).toEqual(ok(picture));
  });

  it("starts a worker before, for a page that is about to show a picture", async () => {
    const { client, workers, worker } = setUp();
    client.begin();
    expect(workers).toHaveLength(1);
    const job = client.inspect({ picture });
    expect(workers).toHaveLength(1);
    worker(0).answer(1, facts);
    expect(await job).toEqual(ok(facts));
  });

  it("names large files, the same ones each time, so that they need not be hashed", async () => {
    const { client, worker } = setUp();
    const large = new Blob([new Uint8Array(5 * 1024 * 1024)]);
    const other = new Blob([new Uint8Array(5 * 1024 * 1024)]);
    const request = { picture: large, answer: picture } as unknown as StitchRequest;
    void client.inspect({ picture: large });
    void client.overlay({ request, maxSide: 10 });
    void client.inspect({ picture: other });
    void client.inspect({ picture });
    const named = worker(0).seen.map((message) =>
      "blobNames" in message ? [...message.blobNames] : [],
    );
    const name = named[0]?.[0]?.[1];
    expect(name).toBeDefined();
    expect(named[1]).toEqual([[large, name]]);
    expect(named[2]?.[0]?.[1]).not.toBe(name);
    expect(named[3]).toEqual([]);
    client.close();
  });

  it("repeats a job once in a new worker when the first one crashes", async () => {
    const { client, workers, worker } = setUp();
    const job = client.inspect({ picture });
    worker(0).crash();
    expect(worker(0).isTerminated).toBe(true);
    expect(worker(1).seen).toEqual(worker(0).seen);
    worker(1).answer(1, facts);
    expect(await job).toEqual(ok(facts));
    expect(workers).toHaveLength(2);
  });

  it("gives a job up after its second crash, and says that nothing was charged", async () => {
    const { client, workers, worker } = setUp();
    const job = client.inspect({ picture });
    worker(0).crash();
    worker(1).crash();
    expect(await job).toMatchObject({ ok: false, error: { code: "unexpected", charge: "none" } });
    const next = client.inspect({ picture });
    expect(workers).toHaveLength(3);
    worker(2).answer(2, facts);
    expect(await next).toEqual(ok(facts));
  });

  it("never speaks of charges where an answer that was paid for could not be placed", async () => {
    const { client, worker } = setUp();
    const request = { picture, answer: picture } as unknown as StitchRequest;
    const job = client.stitch(request);
    worker(0).crash();
    worker(1).crash();
    const result = await job;
    expect(result).toMatchObject({ ok: false, error: { code: "result_not_placed" } });
    expect(factsOf("result_not_placed").isAfterCharge).toBe(true);
  });

  it("settles a job that is broken off at once, and tells the worker", async () => {
    const { client, worker } = setUp();
    const controller = new AbortController();
    const job = client.inspect({ picture }, controller.signal);
    controller.abort();
    expect(await job).toMatchObject({ ok: false, error: { code: "cancelled_unsent" } });
    expect(worker(0).seen.at(-1)).toEqual({ id: 1, cancel: true });
    worker(0).answer(1, facts);
  });

  it("tells how far a long job is, until it is done", async () => {
    const { client, worker } = setUp();
    const heard: number[] = [];
    const job = client.inspect({ picture }, undefined, (done) => heard.push(done));
    worker(0).tell(1, 0.25);
    worker(0).tell(1, 0.5);
    worker(0).answer(1, facts);
    expect(await job).toEqual(ok(facts));
    worker(0).tell(1, 0.75);
    expect(heard).toEqual([0.25, 0.5]);
  });

  it("erases in a worker of its own, so that strokes do not wait for it", () => {
    const { client, workers } = setUp();
    void client.inspect({ picture });
    void client.erase({ picture, operations: [] });
    expect(workers).toHaveLength(2);
    client.close();
  });

  it("ends the worker that has filled much with its answer, unless it has more to do", async () => {
    const { client, workers, worker } = setUp();
    const filled = (side: number) => ({
      patch: picture,
      window: { x: 0, y: 0, width: side, height: side },
      isCoarse: false,
      sources: [],
    });
    const begin = () => client.erase({ picture, operations: [] });
    const [small, large, last] = [begin(), begin(), begin()];
    worker(0).answer(1, filled(100));
    worker(0).answer(2, filled(2000));
    await Promise.all([small, large]);
    expect(worker(0).isTerminated).toBe(false);
    worker(0).answer(3, filled(2000));
    expect(await last).toEqual(ok(filled(2000)));
    expect(worker(0).isTerminated).toBe(true);
    const next = begin();
    expect(workers).toHaveLength(2);
    worker(1).answer(4, filled(100));
    expect(await next).toEqual(ok(filled(100)));
    expect(worker(1).isTerminated).toBe(false);
    client.close();
  });

  it("does not begin a job whose signal is aborted already", async () => {
    const { client, workers } = setUp();
    const job = client.inspect({ picture }, AbortSignal.abort());
    expect(await job).toMatchObject({ ok: false, error: { code: "cancelled_unsent" } });
    expect(workers).toHaveLength(0);
  });

  it("settles everything that is under way when it is closed", async () => {
    const { client, worker } = setUp();
    const job = client.inspect({ picture });
    client.close();
    expect(worker(0).isTerminated).toBe(true);
    expect(await job).toMatchObject({ ok: false });
  });
});

describe("a worker that is ended when idle", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const setUpIdle = () => {
    const workers: FakeWorker[] = [];
    const spawn = () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    };
    return { runner: createJobRunner(spawn, { idleMs: 1000 }), workers };
  };

  it("is ended once its last job is long done, and started again by the next", async () => {
    const { runner, workers } = setUpIdle();
    void runner.run("inspect", { picture });
    vi.advanceTimersByTime(5000);
    expect(workers[0]?.isTerminated).toBe(false);
    workers[0]?.answer(1, facts);
    vi.advanceTimersByTime(999);
    expect(workers[0]?.isTerminated).toBe(false);
    vi.advanceTimersByTime(1);
    expect(workers[0]?.isTerminated).toBe(true);
    const again = runner.run("inspect", { picture });
    workers[1]?.answer(2, facts);
    expect(await again).toEqual(ok(facts));
  });

  it("is kept for a job that comes before its time is up", () => {
    const { runner, workers } = setUpIdle();
    void runner.run("inspect", { picture });
    workers[0]?.answer(1, facts);
    vi.advanceTimersByTime(999);
    void runner.run("inspect", { picture });
    vi.advanceTimersByTime(5000);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([false]);
  });

  it("is ended after its only job was aborted", () => {
    const { runner, workers } = setUpIdle();
    const controller = new AbortController();
    void runner.run("inspect", { picture }, controller.signal);
    controller.abort();
    vi.advanceTimersByTime(1000);
    expect(workers[0]?.isTerminated).toBe(true);
  });
});
