import { readFile, writeFile } from "node:fs/promises";
import { fillTables } from "./readme-tables.ts";

/** `node tests/sandbox/write-readme.ts`, after a mode or a kind was added. */
const file = new URL("README.md", import.meta.url);
await writeFile(file, fillTables(await readFile(file, "utf8")));
