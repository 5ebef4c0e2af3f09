import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { createPageTools, type PageTools } from "@/utils/capture/page/tools";
import { sendFromPage } from "@/utils/platform/page-side";

/**
 * Put into a page when the person picks one of its pictures, and only then. It
 * lives in the extension's isolated world, where the page's scripts do not reach.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as { redrawTools?: PageTools };
  world.redrawTools ??= createPageTools(sendFromPage);
});
