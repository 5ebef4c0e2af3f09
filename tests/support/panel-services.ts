import { appError } from "@/utils/core/app-error";
import { err } from "@/utils/core/result";
import type { PanelServices } from "@/utils/panel/services";
import type { PixelClient } from "@/utils/pixels/worker/client";

/** There are no pixels outside a browser: every job says so. */
const NO_PIXELS = new Proxy({} as PixelClient, {
  get: () => async () => err(appError("picture_undecodable")),
});

/** What a panel needs from the browser, without one. */
export function panelServices(change: Partial<PanelServices> = {}): PanelServices {
  return {
    windowId: 1,
    pixels: NO_PIXELS,
    now: () => Date.now(),
    makeId: () => crypto.randomUUID(),
    requestHosts: async () => true,
    allSites: ["https://*/*"],
    saveFile: () => undefined,
    copyPicture: async () => true,
    openOptions: () => undefined,
    openInTab: () => undefined,
    offerReferences: () => undefined,
    onEditAnnounced: () => () => undefined,
    onPartialAnnounced: () => () => undefined,
    onUnstored: () => () => undefined,
    ...change,
  };
}
