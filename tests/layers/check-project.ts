import { posix } from "node:path";
import { checkFile, type Refusal } from "./check-file.ts";
import { circles, type Graph } from "./circles.ts";
import type { Layer } from "./layer.ts";

/**
 * Everything in the files that the layers refuse, one line each. `sources` has every source
 * file by its path from the root; `exists` knows other files, such as style sheets.
 */
export function checkProject(
  sources: ReadonlyMap<string, string>,
  layers: readonly Layer[],
  exists: (path: string) => boolean = () => false,
): string[] {
  const isFile = (path: string) => sources.has(path) || exists(path);
  const graph = new Map<string, Set<string>>();
  const refusals: Refusal[] = [];
  for (const [path, source] of sources) {
    const checked = checkFile(path, source, layers, isFile);
    graph.set(path, new Set(checked.targets));
    refusals.push(...checked.refusals);
  }
  return [
    ...refusals.map(lineOf),
    ...circleLines("files", graph),
    ...circleLines("folders", foldersOf(graph)),
  ];
}

function lineOf({ path, line, text }: Refusal): string {
  return `${path}:${line} ${text}`;
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

function circleLines(what: string, graph: Graph): string[] {
  return circles(graph).map((group) => `circle of ${what}: ${group.join(", ")}`);
}
