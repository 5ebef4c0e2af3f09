import { EXTENSION, LANGUAGE, LAYOUT } from "../globals.ts";
import type { Layer } from "../layer.ts";
import { PIXEL_CLIENT } from "./pixel-client.ts";

const MODELS = ["utils/core", "utils/async", "utils/editor", "utils/panel"];
const ON_PAGE = { not: [...EXTENSION, "fetch"] };

/** A folder of components: the plain controls, the models, and the folders below it. */
function drawn(name: string, holds: string, below: readonly string[], models = MODELS): Layer {
  return {
    folder: `components/${name}`,
    holds,
    imports: [...["ui", ...below].map((each) => `components/${each}`), ...models],
    types: PIXEL_CLIENT,
    packages: ["react", "lucide-react", "zustand"],
    globals: ON_PAGE,
  };
}

export const COMPONENTS: readonly Layer[] = [
  {
    folder: "components/ui",
    holds: "plain controls and words",
    imports: [],
    types: ["public/_locales"],
    packages: ["react", "lucide-react"],
    globals: ON_PAGE,
  },
  drawn("options", "fields for an edit's options", []),
  drawn("errors", "what an error says and offers", []),
  drawn("editor", "stage, tools and drawing", ["options", "errors"]),
  {
    // Known before the page is laid out.
    folder: "components/editor/stage/remembered-stage.ts",
    imports: [],
    types: ["utils/core"],
    globals: { only: [...LANGUAGE, ...LAYOUT, "localStorage"] },
  },
  drawn("results", "results, comparing, saving", ["options", "errors", "editor"]),
  drawn("placement", "where a result goes", ["options", "errors", "editor", "results"]),
  drawn("recipes", "named prompts with what goes with them", []),
  drawn("prompt", "prompt, options, references", [
    "recipes",
    "options",
    "errors",
    "editor",
    "results",
    "placement",
  ]),
  drawn("history", "the list of edits", [
    "options",
    "errors",
    "editor",
    "results",
    "placement",
    "prompt",
  ]),
  drawn(
    "settings",
    "the settings page",
    ["options", "errors"],
    ["utils/core", "utils/settings", "LICENSE", "node_modules"],
  ),
  drawn(
    "welcome",
    "the first minute: trying things, setting up a server",
    ["errors"],
    ["utils/core", "utils/settings"],
  ),
  drawn("gallery", "several pictures at once", ["errors", "results"]),
  drawn("app", "the panel as a whole", [
    "welcome",
    "gallery",
    "options",
    "errors",
    "editor",
    "results",
    "placement",
    "prompt",
    "history",
  ]),
];
