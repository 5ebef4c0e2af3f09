import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { fillTables } from "../../sandbox/readme-tables.ts";

it("the sandbox's README names every mode and every kind (else: node tests/sandbox/readme-tables.ts)", async () => {
  const readme = await readFile("tests/sandbox/README.md", "utf8");
  expect(readme).toBe(fillTables(readme));
  expect(readme).toContain("| `slow=75` |");
  expect(readme).toContain("| `shadow-closed` |");
});
