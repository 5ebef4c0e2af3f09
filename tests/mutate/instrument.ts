import { parseSync } from "vite";
import { type Mutation, mutationsOf } from "./operators.ts";
import { childrenOf, isNode, type Node, type Place, unwrap } from "./tree.ts";

/** A fault at its place in the source. */
export interface Mutant extends Mutation {
  readonly id: number;
  readonly file: string;
  readonly line: number;
  /** The text that is replaced. */
  readonly original: string;
  /** The line of the source it stands in, trimmed. */
  readonly lineText: string;
}

export interface Instrumented {
  /** The source with all its faults in it, each behind its number, all switched off. */
  readonly code: string;
  readonly mutants: readonly Mutant[];
}

const LOOPS = /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/;
const EXPRESSION = /Expression$|^Literal$|^TemplateLiteral$|^Identifier$/;
/** Places where an expression's text cannot be replaced by another expression. */
const FIXED_KEYS = new Set(["id", "local", "imported", "exported", "source", "label", "params"]);
const PRELUDE = "const __mutant = globalThis.__mutate.isOn, __tick = globalThis.__mutate.tick;";

function isReplaceable(node: Node, { parent, key }: Place, isChained: boolean): boolean {
  if (isChained || !EXPRESSION.test(node.type) || FIXED_KEYS.has(key)) return false;
  const isTarget =
    (key === "left" && /^(?:Assignment|For)/.test(parent.type)) ||
    (key === "argument" && /^(?:Update|Rest)/.test(parent.type)) ||
    (key === "argument" && parent.type === "UnaryExpression" && parent.operator === "delete");
  const isPattern = /Pattern$/.test(parent.type) && !(key === "right");
  const isCallee = key === "callee" || key === "tag";
  return !isTarget && !isPattern && !isCallee && !parent.type.startsWith("Import");
}

/** The chain `a?.b.c()` breaks if a link of it is put into brackets. */
function isLink(node: Node, key: string, isChained: boolean): boolean {
  const isSpine = key === "object" || key === "callee";
  return node.type === "ChainExpression" || (isChained && (isSpine || key === "expression"));
}

function isOmittableCall(node: Node): boolean {
  if (node.type !== "ExpressionStatement" || !isNode(node.expression)) return false;
  const inner = unwrap(node.expression);
  const called =
    inner.type === "AwaitExpression" && isNode(inner.argument) ? inner.argument : inner;
  return called.type === "CallExpression" || called.type === "ChainExpression";
}

class Instrumenter {
  readonly mutants: Mutant[] = [];
  private readonly file: string;
  private readonly source: string;
  private readonly firstId: number;
  private readonly lines: readonly string[];

  constructor(file: string, source: string, firstId: number) {
    this.file = file;
    this.source = source;
    this.firstId = firstId;
    this.lines = source.split("\n");
  }

  private readonly text = (node: Node) => this.source.slice(node.start, node.end);

  private add(node: Node, mutation: Mutation): number {
    const line = this.source.slice(0, node.start).split("\n").length;
    const id = this.firstId + this.mutants.length;
    const lineText = (this.lines[line - 1] ?? "").trim();
    const original = this.text(node);
    this.mutants.push({ ...mutation, id, file: this.file, line, original, lineText });
    return id;
  }

  /** A node's text with the faults inside it. */
  render(node: Node, place: Place | undefined, isChained: boolean): string {
    const own =
      place && isReplaceable(node, place, isChained)
        ? mutationsOf(node, place, this.text).map(({ operator, code }) => ({
            id: this.add(node, { operator, code }),
            code,
          }))
        : [];
    const inner = this.renderChildren(node, place, isChained);
    if (LOOPS.test(place?.parent.type ?? "") && place?.key === "body") {
      return `{ __tick(); ${inner} }`;
    }
    if (isOmittableCall(node)) {
      const id = this.add(node, { operator: "removed call", code: "" });
      return `{ if (!__mutant(${id})) ${inner} }`;
    }
    if (own.length === 0) return inner;
    const faults = own.map(({ id, code }) => `__mutant(${id}) ? (${code}) : `).join("");
    return `(${faults}(${inner}))`;
  }

  private renderChildren(node: Node, place: Place | undefined, isChained: boolean): string {
    let text = "";
    let from = node.start;
    for (const { key, child } of childrenOf(node)) {
      if (child.start < from) continue;
      const childPlace = { parent: node, key, ...(place ? { grandparent: place.parent } : {}) };
      text += this.source.slice(from, child.start);
      text += this.render(child, childPlace, isLink(node, key, isChained));
      from = child.end;
    }
    return text + this.source.slice(from, node.end);
  }
}

/**
 * Compiles all faults of a file into one text: which of them is on is decided
 * while the tests run, so a file is transformed and loaded once for all of them.
 *
 * @param firstId the number of the file's first fault; numbers follow the text
 */
export function instrument(file: string, source: string, firstId: number): Instrumented {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const instrumenter = new Instrumenter(file, source, firstId);
  const root = program as unknown as Node;
  const body = instrumenter.render({ ...root, start: 0, end: source.length }, undefined, false);
  return { code: `${PRELUDE}${body}`, mutants: instrumenter.mutants };
}
