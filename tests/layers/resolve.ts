import { posix } from "node:path";

/** What a specifier leads to: a path from the root of the project, or a package. */
export type Target =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "package"; readonly name: string };

const ENDINGS = ["", ".ts", ".tsx", ".d.ts", "/index.ts", "/index.tsx"];
/** The names that WXT gives to the root of the project. */
const ROOT = /^(?:@@|@|~~|~)(?:\/|$)/;

/**
 * The target of a specifier as written in `from`, both from the root of the project.
 * `exists` says which paths are files; a path that is none is kept as it is.
 */
export function resolve(
  specifier: string,
  from: string,
  exists: (path: string) => boolean,
): Target {
  const plain = specifier.replace(/[?#].*$/, "");
  const isRelative = /^\.{0,2}\//.test(plain) || plain === "." || plain === "..";
  if (!isRelative && !ROOT.test(plain)) return { kind: "package", name: plain };
  const path = ROOT.test(plain)
    ? posix.normalize(plain.replace(ROOT, "./"))
    : posix.join(plain.startsWith("/") ? "" : posix.dirname(from), plain);
  const bare = path.replace(/^\/+/, "");
  const stem = bare.replace(/\.[cm]?jsx?$/, "");
  const tried = [bare, stem].flatMap((base) => ENDINGS.map((ending) => base + ending));
  return { kind: "file", path: tried.find(exists) ?? bare };
}

/** Whether the specifier names the root in another way than `@/`. */
export function isOddAlias(specifier: string): boolean {
  return /^(?:@@|~~|~)(?:\/|$)/.test(specifier) || specifier.startsWith("/");
}

/** Whether a path is the folder, the file, or inside the folder. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`) || stemOf(path) === folder;
}

function stemOf(path: string): string {
  return path.replace(/\.tsx?$/, "");
}
