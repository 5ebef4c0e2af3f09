import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { fillTables } from "../../sandbox/readme-tables.ts";

/** The formatter aligns a table's columns with spaces and dashes, which say nothing. */
function squash(text: string): string {
  return text.replace(/-{3,}/g, "---").replace(/ +/g, " ").replace(/\n+/g, "\n");
}

it("the sandbox's README names every mode and every kind (else: node tests/sandbox/readme-tables.ts)", async () => {
  const readme = await readFile("tests/sandbox/README.md", "utf8");
  expect(squash(readme)).toBe(squash(fillTables(readme)));
  expect(squash(readme)).toContain("| `slow=75` |");
  expect(squash(readme)).toContain("| `shadow-closed` |");
});
