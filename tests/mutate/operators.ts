import { isNode, type Node, type Place, unwrap } from "./tree.ts";

/** One small fault: the text that stands in an expression's place. */
export interface Mutation {
  readonly operator: string;
  readonly code: string;
}

type Operator = (node: Node, place: Place, text: (node: Node) => string) => readonly string[];

const BINARY: Readonly<Record<string, readonly string[]>> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "&": ["|"],
  "|": ["&"],
  "^": ["&"],
  "<<": [">>"],
  ">>": ["<<"],
  ">>>": ["<<"],
};

const ASSIGNMENT: Readonly<Record<string, string>> = {
  "+=": "-=",
  "-=": "+=",
  "*=": "/=",
  "/=": "*=",
  "|=": "&=",
  "&=": "|=",
};

const OTHER_METHOD: ReadonlyMap<string, string> = new Map([
  ["min", "max"],
  ["max", "min"],
  ["floor", "ceil"],
  ["ceil", "floor"],
  ["round", "floor"],
  ["trunc", "ceil"],
  ["every", "some"],
  ["some", "every"],
  ["startsWith", "endsWith"],
  ["endsWith", "startsWith"],
  ["indexOf", "lastIndexOf"],
  ["lastIndexOf", "indexOf"],
  ["find", "findLast"],
]);

/** Calls that give something of their receiver's own kind, so that they can be left out. */
const OMITTABLE = new Set([
  ...["filter", "slice", "sort", "toSorted", "reverse", "toReversed", "concat", "subarray"],
  ...["trim", "trimStart", "trimEnd", "toLowerCase", "toUpperCase", "replace", "replaceAll"],
]);

const RETURNED = new Set([
  ...["CallExpression", "NewExpression", "Identifier", "MemberExpression", "ObjectExpression"],
  ...["ArrayExpression", "TemplateLiteral", "ConditionalExpression", "AwaitExpression"],
  ...["ChainExpression"],
]);

function isText(node: unknown): boolean {
  if (!isNode(node)) return false;
  const { type, value, left, right } = unwrap(node);
  return type === "TemplateLiteral" || typeof value === "string" || isText(left) || isText(right);
}

function isChoice(place: Place): boolean {
  const { type } = place.parent;
  return place.key === "test" && (type === "IfStatement" || type === "ConditionalExpression");
}

/** `list[i] ?? 0` and `[a = 0] = list`: there for the type checker, never reached. */
function isIndexDefault(place: Place): boolean {
  const { parent, key, grandparent } = place;
  if (parent.type === "AssignmentPattern") return grandparent?.type === "ArrayPattern";
  if (parent.type !== "LogicalExpression" || parent.operator !== "??" || key !== "right") {
    return false;
  }
  const left = isNode(parent.left) ? unwrap(parent.left) : undefined;
  return left?.type === "MemberExpression" && left.computed === true;
}

const binary: Operator = (node, place, text) => {
  if (node.type !== "BinaryExpression" || !isNode(node.left) || !isNode(node.right)) return [];
  const { left, right } = node;
  const sign = String(node.operator);
  if (sign === "+" && isText(node)) return [];
  // A choice is forced both ways already.
  if (isChoice(place) && (sign === "===" || sign === "!==")) return [];
  return (BINARY[sign] ?? []).map((other) => `${text(left)} ${other} ${text(right)}`);
};

const logical: Operator = (node, _place, text) => {
  if (node.type !== "LogicalExpression" || !isNode(node.left) || !isNode(node.right)) return [];
  const { left, right } = node;
  const isIndexed = isIndexDefault({ parent: node, key: "right" });
  return isIndexed ? [text(right)] : [text(left), text(right)];
};

const choice: Operator = (node, place) => {
  if (isChoice(place)) return node.type === "Literal" ? [] : ["true", "false"];
  return place.key === "test" && node.type !== "Literal" ? ["false"] : [];
};

const unary: Operator = (node, place, text) => {
  if (node.type !== "UnaryExpression" || !isNode(node.argument)) return [];
  if (node.operator === "!" && isChoice(place)) return [];
  return node.operator === "!" || node.operator === "-" ? [text(node.argument)] : [];
};

const update: Operator = (node, _place, text) => {
  if (node.type !== "UpdateExpression") return [];
  const [from, to] = node.operator === "++" ? ["++", "--"] : ["--", "++"];
  return [text(node).replace(from, to)];
};

const assignment: Operator = (node, _place, text) => {
  if (node.type !== "AssignmentExpression" || !isNode(node.left) || !isNode(node.right)) return [];
  const other = ASSIGNMENT[String(node.operator)];
  return other && !isText(node.right) ? [`${text(node.left)} ${other} ${text(node.right)}`] : [];
};

const literal: Operator = (node, place) => {
  if (node.type === "TemplateLiteral") {
    return place.parent.type === "TaggedTemplateExpression" ? [] : ['""'];
  }
  if (node.type !== "Literal") return [];
  const { value } = node;
  if (typeof value === "boolean") return [String(!value)];
  if (isIndexDefault(place)) return [];
  if (typeof value === "number") return [String(value + 1)];
  return typeof value === "string" ? [value === "" ? '"mutant"' : '""'] : [];
};

const returned: Operator = (node, { parent, key }) => {
  const isReturned =
    parent.type === "ReturnStatement" ||
    (parent.type === "ArrowFunctionExpression" && key === "body");
  const inner = unwrap(node);
  if (!isReturned || !RETURNED.has(inner.type) || inner.name === "undefined") return [];
  return ["undefined"];
};

const call: Operator = (node, _place, text) => {
  if (node.type !== "CallExpression" || !isNode(node.callee)) return [];
  const { object, property, computed, optional } = node.callee;
  if (!isNode(object) || !isNode(property) || computed || optional) return [];
  const name = String(property.name);
  const rest = text(node).slice(property.end - node.start);
  const other = OTHER_METHOD.get(name);
  if (other) return [`${text(object)}.${other}${rest}`];
  return OMITTABLE.has(name) ? [text(object)] : [];
};

/** `...(isKnown ? { x } : {})` needs no fault of its own: its condition is forced. */
const spread: Operator = (node, { parent, grandparent }) => {
  if (parent.type !== "SpreadElement") return [];
  const inner = unwrap(node);
  if (inner.type === "ConditionalExpression") return [];
  return [grandparent?.type === "ObjectExpression" ? "{}" : "[]"];
};

const OPERATORS: Readonly<Record<string, Operator>> = {
  binary,
  logical,
  choice,
  unary,
  update,
  assignment,
  literal,
  returned,
  call,
  spread,
};

/** All faults that can be put in one expression's place. */
export function mutationsOf(
  node: Node,
  place: Place,
  text: (node: Node) => string,
): readonly Mutation[] {
  return Object.entries(OPERATORS).flatMap(([operator, mutate]) =>
    mutate(node, place, text).map((code) => ({ operator, code })),
  );
}
