/** Holds the source to tests/layers/table.ts: `npm run lint`. */
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { checkProject } from "./check-project.ts";
import { missingDocstrings } from "./docstrings.ts";
import { isWithin } from "./resolve.ts";
import { LAYERS } from "./table.ts";

const NOT_OURS = ["node_modules", ".output", ".wxt", ".git", "dist", "artifacts"];
/** Not part of the extension: tests may reach into everything. */
const NOT_SHIPPED = ["tests", "wxt.config.ts"];

const paths = globSync("**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}", {
  exclude: (path) => [...NOT_OURS, ...NOT_SHIPPED].includes(path.split("\\").join("/")),
});
const sources = new Map(
  paths.map((path) => [path.split("\\").join("/"), readFileSync(path, "utf8")] as const),
);
const isFile = (path: string) => existsSync(path) && statSync(path).isFile();

const isHeld = (path: string) => isWithin(path, "utils");
const problems = [
  ...checkProject(sources, LAYERS, isFile),
  ...[...sources].flatMap(([path, text]) => (isHeld(path) ? missingDocstrings(path, text) : [])),
];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`Layers: ${sources.size} files keep to the table.`);
