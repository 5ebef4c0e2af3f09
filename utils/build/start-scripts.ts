import { type ModuleGraph, reachOf } from "./module-graph";

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

/** The tag of the script that looks up the picture, as Vite writes it. */
const AHEAD_TAG = /<script type="module" crossorigin (src="\/chunks\/ahead-[^"]+")><\/script>\s*/;

/** The page of the panel with that script before all others, and nothing it waits for. */
export function withAheadFirst(page: string): string {
  const [tag, source] = AHEAD_TAG.exec(page) ?? [];
  if (tag === undefined) throw new Error("the panel's page does not name the script `ahead`");
  const own = `<script type="module" async fetchpriority="high" crossorigin ${source}></script>`;
  return page.replace(tag, "").replace('<script type="module"', `${own}\n    $&`);
}

/**
 * The scripts that a page names are run in turn, when the last of them is there. The
 * one that looks up the picture is run as soon as it is there itself.
 */
export const aheadFirst = {
  name: "ahead-first",
  apply: "build" as const,
  transformIndexHtml: {
    order: "post" as const,
    handler: (page: string, { path }: { readonly path: string }) =>
      path.endsWith("/sidepanel/index.html") ? withAheadFirst(page) : page,
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
