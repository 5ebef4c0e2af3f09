import { posix } from "node:path";
import { checkFile, type Refusal } from "./check-file.ts";
import { circles, type Graph } from "./circles.ts";
import type { Exception, KnownCircle } from "./exceptions.ts";
import { isWithin } from "./resolve.ts";
import type { Layer } from "./table.ts";

/** What a project is held to. */
export interface Rules {
  readonly layers: readonly Layer[];
  readonly exceptions: readonly Exception[];
  readonly knownCircles: readonly KnownCircle[];
}

/**
 * Everything in the files that the rules refuse, one line each. `sources` has every source
 * file by its path from the root; `exists` knows other files, such as style sheets.
 */
export function checkProject(
  sources: ReadonlyMap<string, string>,
  rules: Rules,
  exists: (path: string) => boolean = () => false,
): string[] {
  const isFile = (path: string) => sources.has(path) || exists(path);
  const graph = new Map<string, Set<string>>();
  const refusals: Refusal[] = [];
  for (const [path, source] of sources) {
    const checked = checkFile(path, source, rules.layers, isFile);
    graph.set(path, new Set(checked.targets));
    refusals.push(...checked.refusals);
  }
  return [
    ...refusals.filter((refusal) => !isExcepted(refusal, rules.exceptions)).map(lineOf),
    ...unneeded(refusals, rules.exceptions),
    ...circleLines("files", graph, rules.knownCircles),
    ...circleLines("folders", foldersOf(graph), rules.knownCircles),
  ];
}

function lineOf({ path, line, text }: Refusal): string {
  return `${path}:${line} ${text}`;
}

function isExcepted(refusal: Refusal, exceptions: readonly Exception[]): boolean {
  return exceptions.some((exception) => covers(exception, refusal));
}

function covers({ from, to }: Exception, { path, target }: Refusal): boolean {
  return target !== undefined && isWithin(path, from) && isWithin(target, to);
}

function unneeded(refusals: readonly Refusal[], exceptions: readonly Exception[]): string[] {
  return exceptions
    .filter((exception) => !refusals.some((refusal) => covers(exception, refusal)))
    .map(({ from, to }) => `exceptions.ts: ${from} → ${to} is no longer needed: remove it`);
}

/** The graph of the folders that the files lie in, without what stays in a folder. */
function foldersOf(files: Graph): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [path, targets] of files) {
    const from = posix.dirname(path);
    const reached = folders.get(from) ?? new Set();
    folders.set(from, reached);
    for (const target of targets)
      if (posix.dirname(target) !== from) reached.add(posix.dirname(target));
  }
  return folders;
}

function circleLines(what: string, graph: Graph, known: readonly KnownCircle[]): string[] {
  const isKnown = (group: readonly string[]) => known.some(({ of }) => sameSet(of, group));
  const found = circles(graph);
  const isOfThis = (each: KnownCircle) => each.of.every((name) => graph.has(name));
  return [
    ...found
      .filter((group) => !isKnown(group))
      .map((group) => `circle of ${what}: ${group.join(", ")}`),
    ...known
      .filter((each) => isOfThis(each) && !found.some((group) => sameSet(each.of, group)))
      .map(({ of }) => `exceptions.ts: there is no circle of ${of.join(", ")} any more: remove it`),
  ];
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
