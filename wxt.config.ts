import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { defineConfig } from "wxt";

const ALL_SITES = ["http://*/*", "https://*/*"];

/**
 * Hosts are never asked for at install time: the person grants them one by one
 * from a button that says why. Two builds that are never shipped carry some:
 * `--mode test`, because a headless browser leaves the permission prompt pending
 * for ever, and `--mode sandbox`, whose only server is on this machine.
 */
const HOSTS_BY_MODE: Readonly<Record<string, readonly string[]>> = {
  test: ALL_SITES,
  sandbox: ["http://127.0.0.1/*", "http://localhost/*"],
};

/** The scripts of one bundle, as far as this file looks at them. */
interface Bundle {
  readonly [file: string]: { readonly moduleIds?: readonly string[] };
}

/** Licence texts that stand for further packages. */
const COVERS: Readonly<Record<string, readonly string[]>> = {
  react: ["react-dom", "scheduler"],
  filenamify: ["filename-reserved-regex"],
  "@wxt-dev/webextension-polyfill": ["wxt"],
  "@vitejs/plugin-react": ["vite"],
};

/** The package a module comes from; what bundlers add themselves begins with a zero byte. */
function packageOf(id: string): string | undefined {
  const made = /^\0(vite|rolldown)\//.exec(id)?.[1];
  return made ?? /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll("\\", "/"))?.[1];
}

/** Packages whose licence the settings page shows: the texts it imports, and what they cover. */
function licensedPackages(): ReadonlySet<string> {
  const texts = readFileSync("components/settings/licence-texts.ts", "utf8");
  const named = [...texts.matchAll(/node_modules\/(.+)\/LICEN[CS]E/gi)].map(
    ([, name]) => `${name}`,
  );
  return new Set(named.flatMap((name) => [name, ...(COVERS[name] ?? [])]));
}

/** No build gets by with code in it whose licence is not shipped. */
const licences = () => ({
  name: "redraw:licences",
  apply: "build" as const,
  generateBundle(_options: unknown, bundle: Bundle) {
    const shown = licensedPackages();
    for (const { moduleIds = [] } of Object.values(bundle))
      for (const name of moduleIds.map(packageOf))
        if (name !== undefined && !shown.has(name))
          throw new Error(`${name}: bundled without its licence (components/settings)`);
  },
});

/**
 * Nothing is loaded but what is in the package; docs/security.md has the reasons.
 * Firefox adds `upgrade-insecure-requests` to its default policy, which turns
 * every http picture into a failing https one; so the policy is spelled out.
 * `connect-src` is open because the server is the person's own choice; `file:`
 * is for pictures on pages from the disk, which Chromium lets be read where the
 * person has turned on its switch for that, and Firefox never does.
 */
const pagePolicy = (browser: string, isDev: boolean) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    // A development server puts styles into the page and speaks over a socket.
    `style-src 'self'${isDev ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' blob: data:",
    `connect-src 'self' https: http: blob: data:${browser === "firefox" ? "" : " file:"}${isDev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // The one policy is utils/platform/trusted-types.ts.
    ...(isDev ? [] : ["require-trusted-types-for 'script'", "trusted-types default"]),
  ].join("; ");

/**
 * The browser has the sentences. All that pages and background need of them is
 * which placeholder has which position: a seventh of the file.
 */
const placeholdersOnly = {
  name: "placeholders-only",
  enforce: "pre" as const,
  async load(id: string) {
    if (!id.endsWith("/_locales/en/messages.json")) return undefined;
    const all: Record<string, { placeholders?: object }> = JSON.parse(await readFile(id, "utf8"));
    const kept = Object.entries(all).flatMap(([key, { placeholders }]) =>
      placeholders ? [[key, { placeholders }]] : [],
    );
    return JSON.stringify(Object.fromEntries(kept));
  },
};

/** What bundlers say about a module. */
interface ModuleGraph {
  getModuleInfo(id: string): {
    readonly code: string | null;
    readonly importedIds: readonly string[];
    readonly dynamicallyImportedIds: readonly string[];
  } | null;
}

/** Names all icons: who imports it does not load all of them. */
const ALL_ICONS = "lucide-react/dist/esm/lucide-react.mjs";

/** Those that a module imports by name, in files. */
function iconsOf(code: string, allIcons: string, graph: ModuleGraph): string[] {
  const index = graph.getModuleInfo(allIcons)?.code ?? "";
  const [, names = ""] = /import\s*{([^}]*)}\s*from\s*["']lucide-react["']/.exec(code) ?? [];
  return names.split(",").flatMap((each) => {
    const [name = ""] = each.trim().split(/\s/);
    const line = new RegExp(`\\bdefault as ${name}\\b[^;]*?from ['"]\\./([^'"]+)`).exec(index);
    return name && line ? [resolve(dirname(allIcons), `${line[1]}`)] : [];
  });
}

/**
 * What some files load with them, in files.
 *
 * @param isEver with what they import later, if ever
 */
function reachOf(files: readonly string[], graph: ModuleGraph, isEver = false) {
  const reached = new Set(files.map((file) => resolve(file)));
  for (const id of reached) {
    const info = graph.getModuleInfo(id);
    const later = isEver ? (info?.dynamicallyImportedIds ?? []) : [];
    for (const next of [...(info?.importedIds ?? []), ...later]) {
      if (!next.endsWith(ALL_ICONS)) reached.add(next);
      else for (const icon of iconsOf(info?.code ?? "", next, graph)) reached.add(icon);
    }
  }
  return reached;
}

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
const namedChunks = {
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
const firstScript = {
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
const modulePreload = {
  polyfill: false,
  resolveDependencies: (_url: string, files: string[], { hostType }: { hostType: string }) =>
    hostType === "js" ? files.filter((file) => !LOADED_BEFORE.test(file)) : files,
};

/** `react` and `common` are part of every page; who loads more of the panel is the panel. */
const LOADED_BEFORE = /\/(react|rolldown-runtime|ahead|common|panel)-[^/]+\.(js|css)$/;

export default defineConfig({
  modules: ["@wxt-dev/module-react", "@wxt-dev/webextension-polyfill", "@wxt-dev/auto-icons"],
  imports: false,
  manifestVersion: 3,
  // The pixel worker loads the code of its jobs when it is first asked for.
  // What several jobs share is one file: many small ones compress badly.
  vite: () => ({
    plugins: [licences(), placeholdersOnly, namedChunks, firstScript],
    build: { modulePreload },
    worker: {
      plugins: () => [licences()],
      format: "es",
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: "pixels", minShareCount: 2 }] } },
      },
    },
  }),
  autoIcons: { baseIconPath: "public/icon.svg", developmentIndicator: false },
  manifest: ({ browser, mode, command }) => ({
    name: "__MSG_extension_name__",
    description: "__MSG_extension_description__",
    default_locale: "en",
    // `URL.parse` came with 126, `light-dark()` with 123.
    minimum_chrome_version: "126",
    incognito: "not_allowed",
    permissions: [
      browser === "firefox" ? "menus" : "contextMenus",
      "storage",
      "unlimitedStorage",
      "activeTab",
      "scripting",
      "declarativeNetRequestWithHostAccess",
      "alarms",
    ],
    ...(HOSTS_BY_MODE[mode] ? { host_permissions: [...HOSTS_BY_MODE[mode]] } : {}),
    // Asked for by a switch in the settings that says why.
    optional_permissions: ["notifications"],
    optional_host_permissions: ALL_SITES,
    commands: {
      "pick-picture": {
        suggested_key: { default: "Alt+Shift+D" },
        description: "__MSG_command_pick__",
      },
      "pick-area": { description: "__MSG_command_area__" },
    },
    action: { default_title: "__MSG_action_title__" },
    content_security_policy: { extension_pages: pagePolicy(browser, command === "serve") },
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "redraw@redraw.example",
              strict_min_version: "140.0",
              data_collection_permissions: { required: ["websiteContent", "authenticationInfo"] },
            },
          },
        }
      : {}),
  }),
});
