import type { PackedBand } from "@/utils/pixels/png/bands";
import type { BandHelper } from "@/utils/pixels/png/write-beside";
import { listen } from "@/utils/pixels/worker/listen";

function spawnBandWorker(): Worker {
  return new Worker(new URL("@/utils/pixels/worker/band-worker.ts", import.meta.url), {
    type: "module",
    name: "pixels beside",
  });
}

/**
 * Starts a worker that packs bands, for a pixel worker. Where there is one core only, or where a
 * policy forbids a worker within a worker, it has failed from the start.
 */
export function startBandHelper(
  spawn: () => Worker = spawnBandWorker,
  cores = navigator.hardwareConcurrency,
): BandHelper {
  const worker = cores > 1 ? attempt(spawn) : undefined;
  /** In the order they were asked for, which is that of the answers. */
  const asked: ((packed: PackedBand) => void)[] = [];
  let hasFailed = worker === undefined;
  if (worker) {
    const fail = () => {
      hasFailed = true;
      worker.terminate();
    };
    worker.onmessage = ({ data }: MessageEvent<PackedBand>) => asked.shift()?.(data);
    worker.onmessageerror = fail;
    worker.onerror = (event) => {
      event.preventDefault();
      fail();
    };
  }
  return {
    pack(band, done) {
      asked.push(done);
      worker?.postMessage(band);
    },
    hear: listen,
    hasFailed: () => hasFailed,
    close: () => worker?.terminate(),
  };
}

function attempt(spawn: () => Worker): Worker | undefined {
  try {
    return spawn();
  } catch {
    return undefined;
  }
}
