import type { ESTree } from "vite";
import { isDeclared, type Scope, scopeOf } from "./scope.ts";
import { childrenOf, type Node } from "./syntax.ts";

/** A name that its file declares nowhere: a global of the language or of the browser. */
export interface FreeName {
  readonly name: string;
  /** `random` in `Math.random`, `undefined` where the name stands alone, `*` if computed. */
  readonly member: string | undefined;
  /** `new Date(0)` is `constructed`; `new Date()` and `Date()`, which read the clock, are not. */
  readonly use: "value" | "type" | "constructed" | "empty call";
  /** Offset in the source, in UTF-16 code units. */
  readonly start: number;
}

/** Every free name of a parsed file, values and types. */
export function freeNames(program: ESTree.Program): FreeName[] {
  const found: FreeName[] = [];
  visit(program, undefined, undefined, found);
  return found;
}

function visit(
  node: Node,
  parent: Node | undefined,
  outer: Scope | undefined,
  found: FreeName[],
): void {
  // In `export { x } from "./y"` both names are the other file's.
  if (node.type === "ExportNamedDeclaration" && node.source) return;
  const scope = scopeOf(node, outer);
  if (node.type === "Identifier" && parent && isReference(node, parent)) {
    if (!isDeclared(node.name, scope)) found.push(describe(node, parent));
  }
  for (const child of childrenOf(node)) visit(child, node, scope, found);
}

/** The places where an identifier names a member, a label or something of another file. */
const NO_REFERENCE: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ["property"],
  Property: ["key"],
  MethodDefinition: ["key"],
  PropertyDefinition: ["key"],
  AccessorProperty: ["key"],
  TSPropertySignature: ["key"],
  TSMethodSignature: ["key"],
  LabeledStatement: ["label"],
  BreakStatement: ["label"],
  ContinueStatement: ["label"],
  MetaProperty: ["meta", "property"],
  ImportSpecifier: ["imported"],
  ImportAttribute: ["key"],
  ExportSpecifier: ["exported"],
  ExportAllDeclaration: ["exported"],
  TSImportType: ["qualifier"],
  TSQualifiedName: ["right"],
  TSNamedTupleMember: ["label"],
  TSTypePredicate: ["parameterName"],
  TSEnumMember: ["id"],
  TSModuleDeclaration: ["id"],
};

function isReference(node: Node & { name: string }, parent: Node): boolean {
  if (node.name === "this" || node.name === "undefined" || node.name === "const") return false;
  if ("computed" in parent && parent.computed) return true;
  const places = NO_REFERENCE[parent.type] ?? [];
  return !places.some((place) => Reflect.get(parent, place) === node);
}

function describe(node: Node & { name: string }, parent: Node): FreeName {
  const { name, start } = node;
  return { name, member: memberOf(node, parent), use: kindOfUse(node, parent), start };
}

function kindOfUse(node: Node, parent: Node): FreeName["use"] {
  const isCall = parent.type === "CallExpression" || parent.type === "NewExpression";
  if (isCall && parent.callee === node) {
    if (parent.arguments.length === 0) return "empty call";
    return parent.type === "NewExpression" ? "constructed" : "value";
  }
  return parent.type.startsWith("TS") && !isAroundValue(parent) ? "type" : "value";
}

/** `x as T`, `x satisfies T`, `x!`, `f<T>`: TypeScript around a value. */
function isAroundValue(parent: Node): boolean {
  return "expression" in parent && parent.type !== "TSInterfaceHeritage";
}

function memberOf(node: Node, parent: Node): string | undefined {
  if (parent.type === "TSQualifiedName") return parent.right.name;
  if (parent.type !== "MemberExpression" || parent.object !== node) return undefined;
  if (!parent.computed) return "name" in parent.property ? String(parent.property.name) : "*";
  return parent.property.type === "Literal" ? String(parent.property.value) : "*";
}
