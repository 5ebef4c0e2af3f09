import { createHash } from "node:crypto";
import type { Instrumented, Mutant } from "./instrument.ts";
import { describeFault, type FileResult, type Results } from "./reasons.ts";
import type { Found } from "./run-tests.ts";

const hashOf = (source: string) => createHash("sha256").update(source).digest("hex");

/** Whether what is known of a file was found in the source as it is now. */
export function isCurrent(result: FileResult | undefined, source: string): boolean {
  return result?.sha256 === hashOf(source);
}

/** Equal for faults that look the same on lines that look the same. */
const nameOf = (fault: Omit<Mutant, "id" | "file">) =>
  `${fault.line}\n${fault.lineText}\n${describeFault(fault)}`;

/**
 * The faults that earlier runs found. Of several that look the same and were found
 * in part, nobody knows which: as many of the last ones count as found.
 */
export function foundBefore({ mutants }: Instrumented, before: Results): ReadonlySet<number> {
  const open = new Map<string, number>();
  const file = mutants[0]?.file ?? "";
  const result = before[file];
  if (!result) return new Set();
  for (const one of result.survivors) open.set(nameOf(one), (open.get(nameOf(one)) ?? 0) + 1);
  const found = new Set<number>();
  for (const mutant of mutants) {
    const left = open.get(nameOf(mutant)) ?? 0;
    if (left > 0) open.set(nameOf(mutant), left - 1);
    else found.add(mutant.id);
  }
  return found;
}

/** What is known of a file after a run. What earlier runs came across stays so. */
export function judge(
  { mutants }: Instrumented,
  { killed, covered }: Found,
  source: string,
  before?: FileResult,
): FileResult {
  const wasCovered = new Set(before?.survivors.filter((one) => one.isCovered).map(nameOf));
  const survivors = mutants
    .filter(({ id }) => killed[id] !== 1)
    .map(({ id, file: _, ...mutant }) => ({
      ...mutant,
      isCovered: covered[id] === 1 || wasCovered.has(nameOf(mutant)),
    }));
  return { sha256: hashOf(source), all: mutants.length, survivors };
}
