import { EXTENSION } from "../globals.ts";
import type { Layer } from "../layer.ts";

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

export const ENTRYPOINTS: readonly Layer[] = [
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
    imports: [
      "utils/core/words-path",
      "utils/look/remembered-look",
      "utils/platform/early",
      "utils/platform/panel",
      "utils/store/early-arrival",
    ],
    packages: ["wxt/utils/define-unlisted-script"],
    globals: { not: [...EXTENSION, "fetch"] },
  },
  { folder: "entrypoints/sidepanel", holds: "wires the panel", ...PAGE },
  { folder: "entrypoints/options", holds: "wires the settings page", ...PAGE },
  { folder: "entrypoints/welcome", holds: "wires the page that opens at install", ...PAGE },
];
