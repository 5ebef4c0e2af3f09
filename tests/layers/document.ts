import type { Layer } from "./layer.ts";

/**
 * The table of layers as docs/architecture.md shows it: rows of layers, details left out.
 * `npx node tests/layers/write-docs.ts && npm run fix` writes it there.
 */
function layersAsMarkdown(layers: readonly Layer[]): string {
  const rows = layers.flatMap((layer) =>
    layer.holds ? [`| ${folder(layer)} | ${layer.holds} | ${may(layer)} |`] : [],
  );
  return ["| folder | holds | may import |", "| --- | --- | --- |", ...rows].join("\n");
}

function folder({ folder: name }: Layer): string {
  return `\`${name}\``;
}

/** What a layer may import besides itself, shortest words first: folders, types, packages. */
function may({ folder: own, imports, types = [], packages = [] }: Layer): string {
  const only = types.filter((name) => !imports.includes(name));
  // Its own part of the project goes without saying.
  const top = own.slice(0, own.indexOf("/") + 1);
  const short = (name: string) => (name.startsWith(top) ? name.slice(top.length) : name);
  const parts = [
    imports.map(short).join(", "),
    only.length > 0 ? `types of ${only.map(short).join(", ")}` : "",
    packages.join(", "),
  ];
  return parts.filter((part) => part !== "").join("; ") || "nothing";
}

const BEGIN = "<!-- layers: written from tests/layers/table.ts -->";
const END = "<!-- /layers -->";

/** A document with the text between its two marks replaced. Throws where it has no marks. */
export function withLayers(document: string, layers: readonly Layer[]): string {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${BEGIN} or ${END} is missing`);
  return `${before}${BEGIN}\n\n${layersAsMarkdown(layers)}\n\n${END}${after}`;
}
