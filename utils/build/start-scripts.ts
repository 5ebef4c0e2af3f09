import { resolve } from "node:path";
import { type ModuleGraph, reachOf } from "./module-graph";

/** What looks up the picture while all else is loaded. */
const FIRST = { id: resolve("entrypoints/sidepanel/first.ts"), fileName: "chunks/first.js" };
const PANEL = ["entrypoints/sidepanel/main.tsx"];
const OTHERS = ["entrypoints/options/main.tsx", "entrypoints/welcome/main.tsx"];
/** What the panel begins to load as it starts: the editor is shown when all of it is there. */
const EDITOR = [
  "components/app/EditorView.tsx",
  "components/app/PictureBar.tsx",
  "utils/panel/later/editing.ts",
];

/**
 * The scripts that the panel starts with, each with nothing in it that comes
 * later; what goes into the first ones is taken from the others. The pages that
 * share `common` and `controls` never load `panel` or `editor`, which run the panel.
 */
const START_SCRIPTS = ["ahead", "common", "panel", "controls", "editor"] as const;
type StartScript = (typeof START_SCRIPTS)[number];

/** Which of them a module belongs to; `null`: to none, it comes later. */
function startScriptOf() {
  let reach: Record<"ahead" | "panel" | "editor" | "others", ReadonlySet<string>> | undefined;
  return (id: string, graph: ModuleGraph): StartScript | null => {
    reach ??= {
      ahead: reachOf(["entrypoints/sidepanel/look-ahead.ts"], graph),
      panel: reachOf(PANEL, graph),
      editor: reachOf(EDITOR, graph),
      others: reachOf(OTHERS, graph, true),
    };
    // A line of the tools that all pages need would be a file of its own.
    if (reach.ahead.has(id) || id.includes("virtual:wxt-html-plugins")) return "ahead";
    if (reach.panel.has(id)) return reach.others.has(id) ? "common" : "panel";
    if (reach.editor.has(id)) return reach.others.has(id) ? "controls" : "editor";
    return null;
  };
}

function startGroups() {
  const scriptOf = startScriptOf();
  return START_SCRIPTS.map((script, index) => ({
    name: (id: string, graph: ModuleGraph) => (scriptOf(id, graph) === script ? script : null),
    debugName: script,
    priority: START_SCRIPTS.length - index,
  }));
}

/**
 * Chunks of the pages that are named after what they hold. What the panel loads
 * at its start is as few files as can be, and nothing that comes later is in
 * them: small files compress badly, and each file costs a browser some
 * milliseconds. The background is one file.
 */
export const namedChunks = {
  name: "named-chunks",
  outputOptions: (options: { format?: string; codeSplitting?: unknown }) =>
    options.format === "es"
      ? {
          ...options,
          codeSplitting: {
            groups: [
              {
                name: "react",
                test: /node_modules\/(react|react-dom|scheduler)\//,
                priority: START_SCRIPTS.length + 1,
              },
              ...startGroups(),
            ],
          },
        }
      : options,
};

/**
 * The panel's page names this script itself, and does not wait for it: a bundler
 * makes one script of all that a page names, which is run when the last of it is there.
 */
export const firstScript = {
  name: "first-script",
  apply: "build" as const,
  buildStart(this: { emitFile(file: object): string }, { input }: { readonly input: object }) {
    if ("sidepanel" in input) this.emitFile({ type: "chunk", ...FIRST });
  },
};

/**
 * What is preloaded before a script that comes later: not what its page has begun
 * with, for each link costs the browser some time. Every browser of the manifest
 * knows `modulepreload`.
 */
export const modulePreload = {
  polyfill: false,
  resolveDependencies: (_url: string, files: string[], { hostType }: { hostType: string }) =>
    hostType === "js" ? files.filter((file) => !LOADED_BEFORE.test(file)) : files,
};

/** `react` and `common` are part of every page; who loads more of the panel is the panel. */
const LOADED_BEFORE = /\/(react|rolldown-runtime|ahead|common|panel)-[^/]+\.(js|css)$/;
