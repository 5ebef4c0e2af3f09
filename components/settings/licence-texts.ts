import redraw from "../../LICENSE?raw";
import vite from "../../node_modules/@vitejs/plugin-react/LICENSE?raw";
import wxt from "../../node_modules/@wxt-dev/webextension-polyfill/LICENSE?raw";
import fflate from "../../node_modules/fflate/LICENSE?raw";
import filenamify from "../../node_modules/filenamify/license?raw";
import idbKeyval from "../../node_modules/idb-keyval/LICENCE?raw";
import lucide from "../../node_modules/lucide-react/LICENSE?raw";
import react from "../../node_modules/react/LICENSE?raw";
import rolldown from "../../node_modules/rolldown/LICENSE?raw";
import valibot from "../../node_modules/valibot/LICENSE.md?raw";
import polyfill from "../../node_modules/webextension-polyfill/LICENSE?raw";
import zustand from "../../node_modules/zustand/LICENSE?raw";

const TEXTS = {
  Redraw: redraw,
  "React, React DOM, Scheduler": react,
  Zustand: zustand,
  Valibot: valibot,
  "idb-keyval": idbKeyval,
  fflate,
  "filenamify, filename-reserved-regex": filenamify,
  Lucide: lucide,
  "webextension-polyfill": polyfill,
  "WXT, as far as it is part of the package": wxt,
  "Vite, as far as it is part of the package": vite,
  "Rolldown, as far as it is part of the package": rolldown,
};

/** Full licence texts of the bundled packages. */
export const LICENCE_TEXTS = Object.entries(TEXTS)
  .map(([name, text]) => `${name}\n\n${text.trim()}`)
  .join(`\n\n${"—".repeat(12)}\n\n`);
