import { build } from "../../support/build.ts";
import { removeProfileDirs } from "../../support/chromium.ts";
import type { BenchContext } from "../context.ts";
import { openBench, type Speed, type Who } from "../relay/measure.ts";
import { type BenchServer, type Delivery, startBenchServer } from "../relay/server.ts";
import { round, table } from "../table.ts";

const COUNTS = [1, 4, 10] as const;
const DELIVERIES: readonly Delivery[] = ["b64", "url"];
const ROUNDS = 9;

interface Row {
  readonly count: number;
  readonly delivery: Delivery;
  readonly redraw: Speed;
  readonly bare: Speed;
  readonly redrawPeak: number | undefined;
  readonly barePeak: number | undefined;
}

/**
 * What the client costs on its way: from the message that asks for an edit to
 * the request's first byte, and from the answer's last byte to results that are
 * stored, beside the least that does the same in the same worker.
 */
export async function run(context: BenchContext): Promise<void> {
  if (!build("--mode", "test")) throw new Error("the build failed");
  const server = await startBenchServer();
  const rows: Row[] = [];
  try {
    for (const delivery of DELIVERIES) {
      for (const count of COUNTS) {
        context.log(`… ${count} × ${delivery}`);
        rows.push(await measureRow(server, count, delivery));
      }
    }
  } finally {
    await server.close();
    await removeProfileDirs();
  }
  const text = describe(rows);
  context.log(text);
  await context.write("relay", { rows }, text);
}

async function measureRow(server: BenchServer, count: number, delivery: Delivery): Promise<Row> {
  const redraw = await measureOne("redraw", server, count, delivery);
  const bare = await measureOne("bare", server, count, delivery);
  return {
    count,
    delivery,
    redraw: redraw.speed,
    bare: bare.speed,
    redrawPeak: redraw.peak,
    barePeak: bare.peak,
  };
}

/** Each in a browser of its own: a peak cannot be taken back. */
async function measureOne(who: Who, server: BenchServer, count: number, delivery: Delivery) {
  const bench = await openBench(server);
  try {
    const speed = await bench.measure(who, count, delivery, ROUNDS);
    return { speed, peak: await bench.peak() };
  } finally {
    await bench.close();
  }
}

function describe(rows: readonly Row[]): string {
  const head = [
    "results of 1024²",
    "to the first byte, ms",
    "bare",
    "ratio",
    "from the last byte to stored, ms",
    "bare",
    "ratio",
    "peak, MiB",
    "bare",
  ];
  const lines = rows.map(({ count, delivery, redraw, bare, redrawPeak, barePeak }) => [
    `${count} as ${delivery}`,
    round(redraw.toFirstByteMs),
    round(bare.toFirstByteMs),
    round(redraw.toFirstByteMs / bare.toFirstByteMs),
    round(redraw.toStoredMs),
    round(bare.toStoredMs),
    round(redraw.toStoredMs / bare.toStoredMs),
    round(redrawPeak ?? Number.NaN, 0),
    round(barePeak ?? Number.NaN, 0),
  ]);
  return [
    "# The relay client",
    "Medians of runs in the extension's own background. *Bare* is `FormData`, `fetch`,",
    "`Uint8Array.fromBase64` and one write to IndexedDB in the same worker. Redraw claims the",
    "edit's record and closes the connection for others by a header rule before the first byte;",
    "after the last one it stores the raw answer, decodes every picture once to make sure that it",
    "is one, hashes it, and stores it with the record. Peaks are of the process that the",
    "background shares with the panel, which has opened a picture before.",
    "",
    table(head, lines),
  ].join("\n");
}
