import type { ESTree } from "vite";
import { childrenOf, type Node } from "./syntax.ts";

/** One place where a file names another file or a package, however it is spelt. */
export interface Reference {
  /** As written; undefined where it is worked out at run time and cannot be checked. */
  readonly specifier: string | undefined;
  readonly isType: boolean;
  /** `new URL(…, import.meta.url)`: a program of its own is started, nothing is imported. */
  readonly isStart?: true;
  /** `export … from`: hands on what another file has. */
  readonly isReexport?: true;
  /** Offset in the source, in UTF-16 code units. */
  readonly start: number;
}

/**
 * Everything a parsed file refers to: `import`, `export … from`, `import()`, `import("…").T`,
 * `import x = require()`, `require()`, `declare module`, `new URL(…, import.meta.url)` and
 * `import.meta.glob()`.
 */
export function references(program: ESTree.Program): Reference[] {
  const found: Reference[] = [];
  visit(program, found);
  return found;
}

function visit(node: Node, found: Reference[]): void {
  const own = referenceOf(node);
  if (own) found.push({ ...own, start: node.start });
  for (const child of childrenOf(node)) visit(child, found);
}

type Own = Omit<Reference, "start">;

function referenceOf(node: Node): Own | undefined {
  switch (node.type) {
    case "ImportDeclaration":
      return { specifier: node.source.value, isType: isTypeImport(node) };
    case "ExportAllDeclaration":
      return { specifier: node.source.value, isType: node.exportKind === "type", isReexport: true };
    case "ExportNamedDeclaration":
      return node.source
        ? { specifier: node.source.value, isType: isTypeExport(node), isReexport: true }
        : undefined;
    case "ImportExpression":
      return { specifier: textOf(node.source), isType: false };
    case "TSImportType":
      return { specifier: textOf(node.source), isType: true };
    case "TSExternalModuleReference":
      return { specifier: textOf(node.expression), isType: false };
    case "TSModuleDeclaration":
      return node.id.type === "Literal" ? { specifier: textOf(node.id), isType: true } : undefined;
    case "CallExpression":
      return isRequire(node.callee)
        ? { specifier: textOf(node.arguments[0]), isType: false }
        : undefined;
    case "NewExpression":
      return isOwnUrl(node)
        ? { specifier: textOf(node.arguments[0]), isType: false, isStart: true }
        : undefined;
    default:
      return undefined;
  }
}

function isTypeImport(node: ESTree.ImportDeclaration): boolean {
  if (node.importKind === "type") return true;
  return (
    node.specifiers.length > 0 &&
    node.specifiers.every((each) => "importKind" in each && each.importKind === "type")
  );
}

function isTypeExport(node: ESTree.ExportNamedDeclaration): boolean {
  if (node.exportKind === "type") return true;
  return node.specifiers.length > 0 && node.specifiers.every((each) => each.exportKind === "type");
}

/** `require(…)`, `require.resolve(…)`, `import.meta.glob(…)` and their like. */
function isRequire(callee: Node): boolean {
  if (callee.type === "Identifier") return callee.name === "require";
  if (callee.type !== "MemberExpression") return false;
  return callee.object.type === "MetaProperty" || isRequire(callee.object);
}

function isOwnUrl(node: ESTree.NewExpression): boolean {
  const base = node.arguments[1];
  return base?.type === "MemberExpression" && base.object.type === "MetaProperty";
}

function textOf(node: Node | undefined): string | undefined {
  if (node?.type === "Literal" && typeof node.value === "string") return node.value;
  if (node?.type !== "TemplateLiteral" || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
}
