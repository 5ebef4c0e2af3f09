import { listen } from "@/utils/pixels/perform/listen";
import type { PackedBand } from "@/utils/pixels/png/bands";
import type { BandHelper, StartHelper } from "@/utils/pixels/png/write-beside";
import { BESIDE } from "@/utils/pixels/worker/pack-bands";

/** The pixel worker's own script again: it is there already, and holds what packs bands. */
function spawnBandWorker(): Worker {
  return new Worker(location.href, { type: "module", name: BESIDE });
}

/** As long as pictures stay decoded: results are made one by one, and scripts take time to get fast. */
const IDLE_MS = 30_000;

/**
 * Makes a function that lends a worker that packs bands, for a pixel worker. It is started by the
 * first who asks and ended when nobody has for `idleMs`. Where there is one core only, or where a
 * policy forbids a worker within a worker, it has failed from the start.
 */
export function createHelperLender(
  spawn: () => Worker = spawnBandWorker,
  cores = navigator.hardwareConcurrency,
  idleMs = IDLE_MS,
): StartHelper {
  let kept: KeptWorker | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    kept?.end();
    kept = undefined;
  };
  return () => {
    clearTimeout(timer);
    if (kept?.hasFailed()) kept = undefined;
    const worker = cores > 1 ? (kept ?? keep(spawn)) : undefined;
    kept = worker;
    return {
      pack: (band, done) => worker?.pack(band, done),
      hear: listen,
      hasFailed: () => worker?.hasFailed() ?? true,
      close: () => {
        timer = setTimeout(end, idleMs);
      },
    };
  };
}

interface KeptWorker extends Pick<BandHelper, "pack" | "hasFailed"> {
  end(): void;
}

function keep(spawn: () => Worker): KeptWorker | undefined {
  const worker = attempt(spawn);
  if (!worker) return undefined;
  /** In the order they were asked for, which is that of the answers. */
  const asked: ((packed: PackedBand) => void)[] = [];
  /** Memory that has come back with an answer. */
  const free: ArrayBuffer[] = [];
  let hasFailed = false;
  const fail = () => {
    hasFailed = true;
    worker.terminate();
  };
  worker.onmessage = ({ data }: MessageEvent<PackedBand>) => {
    asked.shift()?.(data);
    free.push(data.chunk.buffer);
  };
  worker.onmessageerror = fail;
  worker.onerror = (event) => {
    event.preventDefault();
    fail();
  };
  return {
    pack(band, done) {
      asked.push(done);
      const reused = free.pop();
      const size = band.bytes.length;
      const bytes = new Uint8Array(reused?.byteLength === size ? reused : new ArrayBuffer(size));
      bytes.set(band.bytes);
      worker.postMessage({ ...band, bytes }, [bytes.buffer]);
    },
    hasFailed: () => hasFailed,
    end: () => worker.terminate(),
  };
}

function attempt(spawn: () => Worker): Worker | undefined {
  try {
    return spawn();
  } catch {
    return undefined;
  }
}
