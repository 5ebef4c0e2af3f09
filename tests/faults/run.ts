/**
 * `npm run faults` does to a real Chromium what browsers, disks and servers do,
 * and writes what was lost into docs/reliability.md. `npm run faults -- 3` runs
 * every case three times; `npm run faults -- 3 disk` those whose name says so,
 * and renews their rows. Needs `npm run build:test`; the full disk needs root.
 */
import { readFile, writeFile } from "node:fs/promises";
import { openBench } from "./bench.ts";
import { type Fault, type Outcome, problemsOf } from "./fault.ts";
import { FAULTS } from "./faults.ts";
import { type Ran, tableOf, withRows } from "./report.ts";

const DOCUMENT = new URL("../../docs/reliability.md", import.meta.url);
const [runs = "10", word = ""] = process.argv.slice(2);

/** A run that does not come to its end counts as the worst there is. */
function brokenOff(cause: unknown): Outcome {
  return {
    lost: ["result"],
    requests: 0,
    recoveryMs: Number.POSITIVE_INFINITY,
    reads: `broken off: ${String(cause)}`,
  };
}

async function runFault(fault: Fault): Promise<Ran> {
  const bench = await openBench();
  const outcomes: Outcome[] = [];
  try {
    for (let round = 0; round < Number(runs); round += 1) {
      const outcome = await fault.run(bench, round).catch(brokenOff);
      outcomes.push(outcome);
      const problems = problemsOf(fault, outcome);
      console.log(`${fault.name} ${round + 1}: ${problems.join(", ") || "held"}`);
    }
  } finally {
    await bench.close();
  }
  return { fault, outcomes };
}

const ran: Ran[] = [];
for (const fault of FAULTS.filter(({ name }) => name.includes(word))) {
  if (fault.isPossible?.() === false) console.log(`${fault.name}: not possible here`);
  else ran.push(await runFault(fault));
}
const table = tableOf(ran);
console.log(`\n${table}`);
const before = await readFile(DOCUMENT, "utf8");
const order = FAULTS.map(({ name }) => name);
await writeFile(DOCUMENT, withRows(before, table, order));
const failed = ran.flatMap(({ fault, outcomes }) =>
  outcomes.flatMap((outcome) => problemsOf(fault, outcome)),
);
process.exitCode = failed.length > 0 ? 1 : 0;
