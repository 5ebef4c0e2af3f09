import { readFile, writeFile } from "node:fs/promises";
import { KINDS } from "./gallery/kinds/table.ts";
import { MODES } from "./relay/modes/table.ts";

/** The README with its two tables written anew, from the tables the code works by. */
export function fillTables(readme: string): string {
  const withModes = fill(readme, "modes", modeRows());
  return fill(withModes, "kinds", kindRows());
}

function modeRows(): string[] {
  const rows = MODES.map(({ id, says, from, on, argument }) => {
    const name = argument === undefined ? `\`${id}\`` : `\`${id}=${argument.fallback}\``;
    const takes = argument === undefined ? "" : ` Takes ${argument.means}.`;
    return `| ${name} | ${on} | ${from} | ${says}${takes} |`;
  });
  return ["| mode | of | from | what the relay does |", "| --- | --- | --- | --- |", ...rows];
}

function kindRows(): string[] {
  const rows = KINDS.map(
    ({ id, group, title, says }) => `| \`${id}\` | ${group} | ${title}. ${says} |`,
  );
  return ["| page | group | what is there |", "| --- | --- | --- |", ...rows];
}

function fill(readme: string, name: string, rows: readonly string[]): string {
  const [begin, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the README has no place for ${name}`);
  return readme.slice(0, from + begin.length) + rows.join("\n") + readme.slice(to);
}

// `node tests/sandbox/readme-tables.ts`, after a mode or a kind was added.
if (import.meta.main) {
  // The formatter then aligns the columns.
  const file = new URL("README.md", import.meta.url);
  await writeFile(file, fillTables(await readFile(file, "utf8")));
}
