import { ABORT, CANVAS, DATA, EXTENSION, HTTP, LANGUAGE, PIXEL_DATA, TIMERS } from "../globals.ts";
import type { Layer } from "../layer.ts";
import { PIXEL_CLIENT } from "./pixel-client.ts";

/** Same input, same output: no page, no network, no clock, no die. */
const PURE = { only: [...LANGUAGE, ...DATA] };
const PURE_PIXELS = {
  only: [...LANGUAGE, ...DATA, ...PIXEL_DATA],
  types: [...ABORT, ...CANVAS],
};
const MODEL = { only: [...LANGUAGE, ...DATA, ...ABORT, ...TIMERS, ...CANVAS] };
const HANDED_IN = ["fetch", "document", "window", "self", "globalThis"];

export const UTILS: readonly Layer[] = [
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
  {
    folder: "utils/build",
    holds: "how the package is built: manifest, scripts of the start, licences; never part of it",
    imports: [],
    packages: ["wxt", "node:fs", "node:fs/promises", "node:path"],
    globals: { only: LANGUAGE },
  },
];
