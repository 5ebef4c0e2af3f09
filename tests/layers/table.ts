import {
  ABORT,
  CANVAS,
  DATA,
  EXTENSION,
  HTTP,
  LANGUAGE,
  LAYOUT,
  PIXEL_DATA,
  TIMERS,
} from "./globals.ts";

/** `only`: these globals and no others (`types`: in types, these too). `not`: all but these. */
export type Globals =
  | { readonly only: readonly string[]; readonly types?: readonly string[] }
  | { readonly not: readonly string[] };

/** One folder (or file) and what the files in it may use. The longest matching `folder` counts. */
export interface Layer {
  readonly folder: string;
  /** What lives here, for docs/architecture.md; without it the row is a detail of the one above. */
  readonly holds?: string;
  /** Folders and files it may import; its own it may always. */
  readonly imports: readonly string[];
  /** Folders and files it may import types from. */
  readonly types?: readonly string[];
  /** Packages by the exact specifier. */
  readonly packages?: readonly string[];
  readonly globals: Globals;
}

/** Same input, same output: no page, no network, no clock, no die. */
const PURE = { only: [...LANGUAGE, ...DATA] };
const PURE_PIXELS = {
  only: [...LANGUAGE, ...DATA, ...PIXEL_DATA],
  types: [...ABORT, ...CANVAS],
};
const MODEL = { only: [...LANGUAGE, ...DATA, ...ABORT, ...TIMERS, ...CANVAS] };
const HANDED_IN = ["fetch", "document", "window", "self", "globalThis"];

const PIXEL_CLIENT = ["utils/pixels/worker/client", "utils/pixels/job-types"];

const UTILS: readonly Layer[] = [
  {
    folder: "utils/core",
    holds: "the domain, pure: no browser, no React, no fetch, no clock, no randomness",
    imports: [],
    packages: ["valibot", "filenamify"],
    globals: PURE,
  },
  {
    folder: "utils/async",
    holds: "timing: debounce and its like",
    imports: ["utils/core"],
    globals: { only: [...LANGUAGE, ...TIMERS, ...ABORT] },
  },
  {
    folder: "utils/pixels",
    holds: "decode, window image, encode, stitch; the worker they run in and its client",
    imports: ["utils/core"],
    globals: PURE_PIXELS,
  },
  { folder: "utils/pixels/read", imports: ["utils/core", "utils/pixels"], globals: MODEL },
  {
    folder: "utils/pixels/page",
    imports: ["utils/core", "utils/pixels"],
    globals: { not: [...EXTENSION, "fetch"] },
  },
  {
    folder: "utils/pixels/perform",
    imports: ["utils/core", "utils/pixels"],
    globals: { not: [...EXTENSION, "fetch", "document", "window"] },
  },
  {
    folder: "utils/pixels/worker",
    imports: ["utils/core", "utils/pixels", "utils/platform/trusted-types"],
    globals: { not: [...EXTENSION, "fetch", "document", "window"] },
  },
  {
    folder: "utils/relay",
    holds: "the images/edits client; `fetch`, the clock and pauses are arguments",
    imports: ["utils/core"],
    globals: { only: [...LANGUAGE, ...DATA, ...ABORT, ...HTTP], types: ["fetch"] },
  },
  {
    folder: "utils/platform",
    holds: "the only place that names an extension's interface",
    imports: ["utils/core"],
    packages: ["wxt/browser"],
    globals: { not: ["chrome", "fetch"] },
  },
  {
    folder: "utils/store",
    holds: "pictures, edits, settings on the disk",
    imports: ["utils/core", "utils/platform"],
    packages: ["idb-keyval", "valibot", "fflate"],
    globals: { not: [...EXTENSION, ...HANDED_IN] },
  },
  {
    folder: "utils/capture",
    holds: "the bytes of an image on a page",
    imports: ["utils/core", "utils/relay", "utils/store", "utils/platform", "utils/async"],
    packages: ["valibot"],
    globals: { not: [...EXTENSION, "fetch", "document", "window"] },
  },
  {
    folder: "utils/capture/page",
    imports: ["utils/core", "utils/platform/page-side"],
    types: ["utils/capture/protocol"],
    globals: { not: EXTENSION },
  },
  {
    folder: "utils/edits",
    holds: "running an edit: send, keep alive, cancel, recover",
    imports: ["utils/core", "utils/relay", "utils/store", "utils/platform", "utils/async"],
    globals: { only: [...LANGUAGE, ...DATA, ...ABORT] },
  },
  {
    folder: "utils/messages",
    holds: "the typed, validated protocol between panel and background",
    imports: ["utils/core", "utils/platform"],
    packages: ["valibot"],
    globals: { only: LANGUAGE },
  },
  {
    folder: "utils/editor",
    holds: "the editor's state, actions, keys and gestures",
    imports: ["utils/core"],
    types: PIXEL_CLIENT,
    packages: ["zustand/vanilla"],
    globals: { not: [...EXTENSION, ...HANDED_IN, ...TIMERS] },
  },
  {
    folder: "utils/panel",
    holds: "the panel's model: open, send, show, history; what it needs is handed in",
    imports: [
      "utils/core",
      "utils/async",
      "utils/editor",
      "utils/messages/client",
      "utils/store",
      "utils/pixels/worker/client",
      "utils/pixels/page",
      "utils/pixels/png/text",
    ],
    types: [...PIXEL_CLIENT, "utils/messages/protocol"],
    packages: ["zustand/vanilla"],
    globals: { not: [...EXTENSION, "fetch", "document", "window"] },
  },
  {
    folder: "utils/look",
    holds: "theme and language of a page",
    imports: ["utils/core", "utils/platform", "utils/store"],
    globals: { not: [...EXTENSION, "fetch"] },
  },
  {
    // Nothing else can be read before a page is painted.
    folder: "utils/look/remembered-look.ts",
    imports: [],
    types: ["utils/core"],
    globals: { only: [...LANGUAGE, "localStorage"] },
  },
  {
    folder: "utils/settings",
    holds: "the settings page's model",
    imports: ["utils/core", "utils/store"],
    types: ["utils/messages"],
    packages: ["valibot", "zustand/vanilla"],
    globals: { ...PURE, types: ABORT },
  },
];

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

const COMPONENTS: readonly Layer[] = [
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

const PAGE: Omit<Layer, "folder" | "holds"> = {
  imports: [
    "components",
    "utils/core",
    "utils/async",
    "utils/editor",
    "utils/panel",
    "utils/settings",
    "utils/look",
    "utils/store",
    "utils/platform",
    "utils/messages/client",
    "utils/messages/protocol",
    "utils/messages/watch-background",
    "utils/pixels/worker/client",
    "utils/pixels/page",
  ],
  packages: ["react", "react-dom/client"],
  globals: { not: EXTENSION },
};

const ENTRYPOINTS: readonly Layer[] = [
  {
    folder: "entrypoints/background.ts",
    holds: "wires the background: clicks, messages, edits",
    imports: ["utils"],
    packages: ["wxt/utils/define-background"],
    globals: { not: [...EXTENSION, "document", "window"] },
  },
  {
    folder: "entrypoints/page-tools.ts",
    holds: "what is put into a page that a picture is taken from",
    imports: ["utils/capture/page", "utils/platform/page-side"],
    packages: ["wxt/utils/define-unlisted-script"],
    globals: { not: EXTENSION },
  },
  {
    folder: "entrypoints/early.ts",
    holds: "runs before a page paints: theme, the words on their way, the panel's first questions",
    imports: ["utils/core/words-path", "utils/look/remembered-look", "utils/platform/early"],
    packages: ["wxt/utils/define-unlisted-script"],
    globals: { not: [...EXTENSION, "fetch"] },
  },
  { folder: "entrypoints/sidepanel", holds: "wires the panel", ...PAGE },
  { folder: "entrypoints/options", holds: "wires the settings page", ...PAGE },
  { folder: "entrypoints/welcome", holds: "wires the page that opens at install", ...PAGE },
];

export const LAYERS: readonly Layer[] = [...UTILS, ...COMPONENTS, ...ENTRYPOINTS];
