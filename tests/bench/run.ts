import { readdir } from "node:fs/promises";
import { type BenchSection, createContext } from "./context.ts";

/**
 * `npm run bench` runs every section, `npm run bench -- editor stitch` those
 * that are named. Nothing here asserts a time: results are written to be read.
 */
const sections = new URL("./sections/", import.meta.url);
const known = (await readdir(sections))
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3))
  .toSorted();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No section ${unknown.join(", ")}. There are: ${known.join(", ")}.`);
  process.exit(1);
}
const context = createContext();
for (const name of wanted.length > 0 ? wanted : known) {
  context.log(`\n${name}`);
  const section = (await import(new URL(`${name}.ts`, sections).href)) as BenchSection;
  await section.run(context);
}
