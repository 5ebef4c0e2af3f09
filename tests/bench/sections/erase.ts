import type { BenchContext } from "../context.ts";
import { CASE_NAMES, makeCases } from "../erase/cases.ts";
import { EDGE_NAMES } from "../erase/edge-cases.ts";
import { describeEdges, type EdgeOutcome, measureEdges } from "../erase/edges.ts";
import { describeGates } from "../erase/gates.ts";
import {
  describeInExtension,
  IN_EXTENSION_NAMES,
  type InExtension,
  measureInExtension,
} from "../erase/in-extension.ts";
import { openEraseBrowser } from "../erase/open.ts";
import { isWanted, joined } from "../erase/parts.ts";
import { measureCase, type Outcome } from "../erase/quality.ts";
import { describeQuality, describeSpeed } from "../erase/report.ts";
import { measureSpeed, SPEED_CASES, type Speed } from "../erase/speed.ts";

interface Results {
  readonly quality: readonly Outcome[];
  readonly edges: readonly EdgeOutcome[];
  readonly speed: readonly Speed[];
  readonly inExtension: readonly InExtension[];
}

const SPEED_NAMES = SPEED_CASES.map(({ name }) => name);

/**
 * How well holes are filled on this device, how fast, and whether it is known when they are not.
 * Of a run of parts the results join those of earlier ones.
 */
export async function run(context: BenchContext, parts: readonly string[]): Promise<void> {
  const wanted = (kind: string, names: readonly string[]) =>
    new Set(names.filter((name, at) => isWanted(parts, `${kind} ${name}`, at)));
  const earlier = (parts.length > 0 ? await context.read("erase") : {}) as Partial<Results>;
  const now = await measureCases(context, wanted("case", CASE_NAMES), wanted("edge", EDGE_NAMES));
  const outcomes = joined(CASE_NAMES, earlier.quality, now.outcomes);
  const edges = joined(EDGE_NAMES, earlier.edges, now.edges);
  const fast = wanted("speed", SPEED_NAMES);
  const speeds: Speed[] = [];
  for (const item of SPEED_CASES.filter(({ name }) => fast.has(name))) {
    context.log(`… ${item.name}`);
    speeds.push(await measureSpeed(context, item));
  }
  const speed = joined(SPEED_NAMES, earlier.speed, speeds);
  const whole = await measureInExtension(wanted("extension", IN_EXTENSION_NAMES));
  const inExtension = joined(IN_EXTENSION_NAMES, earlier.inExtension, whole);
  const text = [
    "# Erasing",
    describeQuality(outcomes),
    describeEdges(edges),
    describeSpeed(speed),
    describeInExtension(inExtension),
    describeGates(outcomes, speed),
  ].join("\n\n");
  context.log(text);
  context.log("artifacts/erase: before, ours, Telea, plain patch match");
  await context.write("erase", { quality: outcomes, edges, speed, inExtension }, text);
}

interface Measured {
  readonly outcomes: readonly Outcome[];
  readonly edges: readonly EdgeOutcome[];
}

async function measureCases(
  context: BenchContext,
  cases: ReadonlySet<string>,
  edges: ReadonlySet<string>,
): Promise<Measured> {
  if (cases.size + edges.size === 0) return { outcomes: [], edges: [] };
  const browser = await openEraseBrowser(context);
  try {
    const outcomes: Outcome[] = [];
    for (const item of await makeCases(cases)) {
      context.log(`… ${item.name}`);
      outcomes.push(await measureCase(browser, item));
    }
    return { outcomes, edges: await measureEdges(browser, edges, context.log) };
  } finally {
    await browser.close();
  }
}
