import { defineConfig } from "wxt";
import { earlyWithoutPolyfill } from "./utils/build/early-script";
import { licences } from "./utils/build/licences";
import { manifest } from "./utils/build/manifest";
import { placeholdersOnly } from "./utils/build/placeholders-only";
import { aheadFirst, modulePreload, namedChunks } from "./utils/build/start-scripts";

export default defineConfig({
  modules: ["@wxt-dev/module-react", "@wxt-dev/webextension-polyfill", "@wxt-dev/auto-icons"],
  imports: false,
  manifestVersion: 3,
  // The pixel worker loads the code of its jobs when it is first asked for.
  // What several jobs share is one file: many small ones compress badly.
  vite: () => ({
    plugins: [licences(), placeholdersOnly, namedChunks, aheadFirst],
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
  manifest,
  hooks: { "vite:build:extendConfig": earlyWithoutPolyfill },
});
