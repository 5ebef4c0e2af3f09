import { parseSync } from "vite";
import { type FreeName, freeNames } from "./free-names.ts";
import { IMPURE_MEMBERS, NEVER } from "./globals.ts";
import type { Layer } from "./layer.ts";
import { type Reference, references } from "./references.ts";
import { isOddAlias, isWithin, resolve, type Target } from "./resolve.ts";

/** Something a file must not do, in words for the person who wrote it. */
export interface Refusal {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
  /** The file or package it refers to, where that is what is refused. */
  readonly target?: string;
}

export interface Checked {
  readonly refusals: readonly Refusal[];
  /** Files it imports, types counted, as paths from the root. */
  readonly targets: readonly string[];
}

/** The row for a file: the one whose folder is the longest; undefined if the table knows none. */
function layerOf(path: string, layers: readonly Layer[]): Layer | undefined {
  return layers
    .filter((layer) => isWithin(path, layer.folder))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
}

/** Holds one file to the table. `exists` says which paths are files of the project. */
export function checkFile(
  path: string,
  source: string,
  layers: readonly Layer[],
  exists: (path: string) => boolean,
): Checked {
  const refusals: Refusal[] = [];
  const targets: string[] = [];
  const refuse = (start: number, text: string, target?: string) => {
    const line = source.slice(0, start).split("\n").length;
    refusals.push({ path, line, text, ...(target === undefined ? {} : { target }) });
  };
  const layer = layerOf(path, layers);
  if (!layer) {
    refuse(0, "lies in a folder that tests/layers/table.ts does not know");
    return { refusals, targets };
  }
  const parsed = parseSync(path, source);
  const [error] = parsed.errors;
  if (error) refuse(error.labels[0]?.start ?? 0, `cannot be read: ${error.message}`);
  for (const reference of references(parsed.program)) {
    const { specifier, start } = reference;
    const target = specifier === undefined ? undefined : resolve(specifier, path, exists);
    const file = target?.kind === "file" ? target.path : undefined;
    if (file !== undefined && !reference.isStart) targets.push(file);
    const text = refusalOfReference(reference, target, path, layer, layers);
    if (reference.isReexport)
      refuse(start, "hands on what another file has: import it there", file);
    if (text) refuse(start, text, file ?? (target?.kind === "package" ? target.name : undefined));
  }
  for (const comment of parsed.comments) {
    if (/^\/\s*<(?:reference|amd)/.test(comment.value))
      refuse(comment.start, "use an import instead");
  }
  for (const name of freeNames(parsed.program)) {
    const text = refusalOfName(name, layer);
    if (text) refuse(name.start, text);
  }
  return { refusals, targets };
}

function refusalOfReference(
  { specifier, isType }: Reference,
  target: Target | undefined,
  path: string,
  layer: Layer,
  layers: readonly Layer[],
): string | undefined {
  if (specifier === undefined || !target) return "names a file that is not known before it runs";
  if (target.kind === "package") {
    if (layer.packages?.includes(target.name)) return undefined;
    return `${layer.folder} may not use the package ${target.name}`;
  }
  if (isOddAlias(specifier)) return `write @/${target.path} instead of ${specifier}`;
  if (isWithin(target.path, layer.folder)) return undefined;
  const allowed = isType ? [...layer.imports, ...(layer.types ?? [])] : layer.imports;
  if (!allowed.some((folder) => isWithin(target.path, folder))) {
    const what = isType ? `types of ${target.path}` : target.path;
    return `${layer.folder} may not import ${what}`;
  }
  const isSource = layerOf(target.path, layers) !== undefined;
  const isFar = !isWithin(target.path, topOf(path)) && specifier.startsWith(".");
  return isSource && isFar ? `write @/${target.path} instead of ${specifier}` : undefined;
}

/** `utils/core` of `utils/core/edit/edit.ts`. */
function topOf(path: string): string {
  return path.split("/").slice(0, 2).join("/");
}

function refusalOfName(found: FreeName, layer: Layer): string | undefined {
  const { globals } = layer;
  const isNamed = "only" in globals && globals.only.includes(found.name);
  if (NEVER.includes(found.name) && !isNamed)
    return `${found.name} is used nowhere in this project`;
  const refusal = `${layer.folder} may not use ${found.name}`;
  const isType = found.use === "type";
  if ("not" in globals) return !isType && globals.not.includes(found.name) ? refusal : undefined;
  if (isType && globals.types?.includes(found.name)) return undefined;
  if (!globals.only.includes(found.name)) return refusal;
  return isImpure(found) ? `${layer.folder} may not use ${textOf(found)}` : undefined;
}

/** Whether it may read the clock or a die: also where `Math` or `Date` is passed on whole. */
function isImpure({ name, member, use }: FreeName): boolean {
  const members = IMPURE_MEMBERS[name];
  if (!members || use === "type") return false;
  if (name === "Date" && use === "constructed") return false;
  return member === undefined || member === "*" || members.includes(member);
}

function textOf({ name, member, use }: FreeName): string {
  if (use === "empty call") return `new ${name}() without a date`;
  return member === undefined ? `${name} as a value` : `${name}.${member}`;
}
