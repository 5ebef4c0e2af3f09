import { readFileSync } from "node:fs";

/** A document by its path from the root. */
export function readDocument(path: string): string {
  return readFileSync(path, "utf8");
}

/** The cells of the table that follows a heading row, without that row and its rule. */
export function tableBelow(document: string, heading: RegExp): string[][] {
  const lines = document.split("\n");
  const start = lines.findIndex((line) => line.startsWith("|") && heading.test(line));
  const rows = start < 0 ? [] : lines.slice(start + 2);
  const end = rows.findIndex((line) => !line.startsWith("|"));
  return rows.slice(0, end < 0 ? undefined : end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** What stands in backticks, in order. */
export function quoted(text: string): string[] {
  return Array.from(text.matchAll(/`([^`]+)`/g), ([, inner]) => inner ?? "");
}
