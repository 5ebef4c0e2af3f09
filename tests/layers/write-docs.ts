/** Writes the table of layers into docs/architecture.md: `npx node tests/layers/write-docs.ts && npm run fix`. */
import { readFileSync, writeFileSync } from "node:fs";
import { withLayers } from "./document.ts";
import { LAYERS } from "./table.ts";

const PATH = "docs/architecture.md";

writeFileSync(PATH, withLayers(readFileSync(PATH, "utf8"), LAYERS));
