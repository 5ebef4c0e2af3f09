/** A syntax node as Vite's parser gives it: ESTree with TypeScript's own node types. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Where a node stands. */
export interface Place {
  readonly parent: Node;
  /** The parent's property that holds the node, or the list it is in. */
  readonly key: string;
  readonly grandparent?: Node;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** Types are erased before anything runs, so nothing in them can be mutated. */
const TYPE_KEYS = new Set(["typeAnnotation", "typeParameters", "typeArguments", "returnType"]);
const EXPRESSION_WRAPPERS = new Set([
  "TSAsExpression",
  "TSSatisfiesExpression",
  "TSNonNullExpression",
]);

function isErased(node: Node): boolean {
  return node.type.startsWith("TS") && !EXPRESSION_WRAPPERS.has(node.type);
}

/** A name before a colon is no expression, and of `{ a }` only the value is visited. */
function isPlainName(node: Node, key: string): boolean {
  return (key === "key" || key === "property") && node.computed !== true;
}

/** The nodes directly inside a node that hold code which runs, in the order of the text. */
export function childrenOf(node: Node): readonly { readonly key: string; readonly child: Node }[] {
  const children: { key: string; child: Node }[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (TYPE_KEYS.has(key) || isPlainName(node, key)) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child) && !isErased(child)) children.push({ key, child });
    }
  }
  return children.toSorted((a, b) => a.child.start - b.child.start);
}

/** Passes through brackets and type assertions, which change nothing when the code runs. */
export function unwrap(node: Node): Node {
  const inner = node.expression;
  const isWrapper = node.type === "ParenthesizedExpression" || EXPRESSION_WRAPPERS.has(node.type);
  return isWrapper && isNode(inner) ? unwrap(inner) : node;
}
