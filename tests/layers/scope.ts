import { boundNames, childrenOf, type Node } from "./syntax.ts";

/** The names that one block, function, class or type declares, and the scope around it. */
export interface Scope {
  readonly names: ReadonlySet<string>;
  readonly outer: Scope | undefined;
}

const OPENING: ReadonlySet<string> = new Set([
  "Program",
  "BlockStatement",
  "StaticBlock",
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "SwitchStatement",
  "CatchClause",
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "TSDeclareFunction",
  "TSEmptyBodyFunctionExpression",
  "ClassDeclaration",
  "ClassExpression",
  "TSTypeAliasDeclaration",
  "TSInterfaceDeclaration",
  "TSMappedType",
  "TSConditionalType",
  "TSFunctionType",
  "TSConstructorType",
  "TSMethodSignature",
  "TSCallSignatureDeclaration",
  "TSConstructSignatureDeclaration",
  "TSIndexSignature",
  "TSModuleBlock",
]);

/** The scope inside a node: a new one if the node opens one, otherwise the one around it. */
export function scopeOf(node: Node, outer: Scope | undefined): Scope | undefined {
  if (!OPENING.has(node.type)) return outer;
  const names = new Set<string>();
  for (const name of ownNames(node)) names.add(name);
  for (const child of childrenOf(node)) collect(child, names);
  return { names, outer };
}

export function isDeclared(name: string, scope: Scope | undefined): boolean {
  for (let at = scope; at; at = at.outer) if (at.names.has(name)) return true;
  return false;
}

/** Names that a node declares for what is inside it: parameters, the caught error, itself. */
function ownNames(node: Node): string[] {
  const names: string[] = [];
  if ("params" in node && Array.isArray(node.params))
    names.push(...node.params.flatMap(boundNames));
  if ("parameters" in node) names.push(...node.parameters.flatMap(boundNames));
  if ("param" in node && node.param) names.push(...boundNames(node.param));
  if ("id" in node && node.id) names.push(...boundNames(node.id));
  if (node.type === "TSMappedType") names.push(node.key.name);
  return names;
}

/** What stands in a scope without a scope of its own in between. */
function collect(node: Node, names: Set<string>): void {
  if (node.type.startsWith("Import") && "local" in node && "name" in node.local) {
    names.add(node.local.name);
  }
  if (node.type === "TSTypeParameter") names.add(node.name.name);
  if ("id" in node && node.id && !node.type.endsWith("Expression")) {
    for (const name of boundNames(node.id)) names.add(name);
  }
  if (OPENING.has(node.type)) return;
  for (const child of childrenOf(node)) collect(child, names);
}
