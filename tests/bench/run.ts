import { readdir } from "node:fs/promises";
import { type BenchSection, createContext } from "./context.ts";

/**
 * `npm run bench` runs every section, `npm run bench -- editor stitch` those
 * that are named; `erase=edge` asks a section for a part of it only. Nothing
 * here asserts a time: results are written to be read.
 */
const sections = new URL("./sections/", import.meta.url);
const known = (await readdir(sections))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3))
  .toSorted();
const wanted = new Map<string, string[]>();
for (const argument of process.argv.slice(2)) {
  const [name = "", ...part] = argument.split("=");
  const parts = wanted.get(name) ?? [];
  if (part.length > 0) parts.push(part.join("="));
  wanted.set(name, parts);
}
const unknown = [...wanted.keys()].filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No section ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
  process.exit(1);
}
const context = createContext();
for (const name of wanted.size > 0 ? wanted.keys() : known) {
  context.log(`\n${name}`);
  const section = (await import(new URL(`${name}.ts`, sections).href)) as BenchSection;
  await section.run(context, wanted.get(name) ?? []);
}
