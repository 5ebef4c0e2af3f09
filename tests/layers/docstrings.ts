import { type ESTree, parseSync } from "vite";
import type { Node } from "./syntax.ts";

/** Exported functions of a file without a docstring, as lines to print. */
export function missingDocstrings(path: string, source: string): string[] {
  const { program, comments } = parseSync(path, source);
  const ends = comments
    .filter(({ type, value }) => type === "Block" && value.startsWith("*"))
    .map(({ end }) => end);
  const isDocumented = ({ start }: Node) =>
    ends.some((end) => end <= start && source.slice(end, start).trim() === "");
  return program.body
    .filter((statement) => statement.type === "ExportNamedDeclaration")
    .flatMap((statement) => (isDocumented(statement) ? [] : functionsOf(statement.declaration)))
    .map(({ name, start }) => {
      const line = source.slice(0, start).split("\n").length;
      return `${path}:${line} ${name} is exported and has no docstring`;
    });
}

interface Named {
  readonly name: string;
  readonly start: number;
}

/** The functions a declaration makes: `function f`, `const f = () => …`. */
function functionsOf(declaration: ESTree.Declaration | null): Named[] {
  if (declaration?.type === "FunctionDeclaration") {
    return [{ name: declaration.id?.name ?? "function", start: declaration.start }];
  }
  if (declaration?.type !== "VariableDeclaration") return [];
  return declaration.declarations.flatMap(({ id, init, start }) => {
    const isFunction =
      init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression";
    return isFunction && id.type === "Identifier" ? [{ name: id.name, start }] : [];
  });
}
