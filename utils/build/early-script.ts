import type { WxtHooks } from "wxt";

/**
 * Builds `early.js` without the polyfill: it comes before anything is painted, and the polyfill
 * would be most of it. Every browser of the manifest gives promises for what is asked there.
 */
export const earlyWithoutPolyfill: WxtHooks["vite:build:extendConfig"] = (entrypoints, config) => {
  if (!entrypoints.every(({ name }) => name === "early")) return;
  const { alias } = config.resolve ?? {};
  const isTable = alias !== undefined && !Array.isArray(alias);
  if (isTable) delete (alias as Record<string, string>)["wxt/browser"];
};
