import { parentPort, workerData } from "node:worker_threads";
import { seededRandom } from "../support/seeded-random.ts";
import { mutate } from "./mutate.ts";
import { READERS } from "./readers.ts";

/** What is to be run: cases `from` up to `to` of one reader. */
interface Task {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** How often it says how far it has come. */
const REPORT_EVERY = 20;

const { name, from, to } = workerData as Task;
const reader = READERS.find((one) => one.name === name);
if (!reader) throw new Error(`No reader ${name}`);
for (let seed = from; seed < to; seed += 1) {
  // Said before it is tried: whoever ends this knows by what.
  if (seed % REPORT_EVERY === 0 || to - from < REPORT_EVERY) parentPort?.postMessage({ seed });
  const random = seededRandom(seed);
  const good = reader.seeds[Math.floor(random() * reader.seeds.length)] ?? new Uint8Array(0);
  try {
    await reader.read(new Uint8Array(mutate(good, random)));
  } catch (cause) {
    parentPort?.postMessage({ seed, thrown: cause instanceof Error ? cause.stack : String(cause) });
  }
}
