import { dirname, resolve } from "node:path";

/** What bundlers say about a module. */
export interface ModuleGraph {
  getModuleInfo(id: string): {
    readonly code: string | null;
    readonly importedIds: readonly string[];
    readonly dynamicallyImportedIds: readonly string[];
  } | null;
}

/** Names all icons: who imports it does not load all of them. */
const ALL_ICONS = "lucide-react/dist/esm/lucide-react.mjs";

/** Those that a module imports by name, in files. */
function iconsOf(code: string, allIcons: string, graph: ModuleGraph): string[] {
  const index = graph.getModuleInfo(allIcons)?.code ?? "";
  const [, names = ""] = /import\s*{([^}]*)}\s*from\s*["']lucide-react["']/.exec(code) ?? [];
  return names.split(",").flatMap((each) => {
    const [name = ""] = each.trim().split(/\s/);
    const line = new RegExp(`\\bdefault as ${name}\\b[^;]*?from ['"]\\./([^'"]+)`).exec(index);
    return name && line ? [resolve(dirname(allIcons), `${line[1]}`)] : [];
  });
}

/**
 * What some files load with them, in files.
 *
 * @param isEver with what they import later, if ever
 */
export function reachOf(files: readonly string[], graph: ModuleGraph, isEver = false) {
  const reached = new Set(files.map((file) => resolve(file)));
  for (const id of reached) {
    const info = graph.getModuleInfo(id);
    const later = isEver ? (info?.dynamicallyImportedIds ?? []) : [];
    for (const next of [...(info?.importedIds ?? []), ...later]) {
      if (!next.endsWith(ALL_ICONS)) reached.add(next);
      else for (const icon of iconsOf(info?.code ?? "", next, graph)) reached.add(icon);
    }
  }
  return reached;
}
