import { appError } from "@/utils/core/app-error";
import { PRACTICE_NAME } from "@/utils/core/project";
import { err, ok, type Result } from "@/utils/core/result";
import type { Message, Replies } from "@/utils/messages/protocol";
import type { PanelServices } from "@/utils/panel/state/services";
import type { PixelClient } from "@/utils/pixels/worker/client";

/** There are no pixels outside a browser: every job says so. */
const NO_PIXELS = new Proxy({} as PixelClient, {
  get: () => async () => err(appError("picture_undecodable")),
});

/** The worker of a test: what it does not do itself says so as well, also after the test's end. */
function withRest(pixels: PixelClient): PixelClient {
  return new Proxy(pixels, {
    get: (own, job: keyof PixelClient) => own[job] ?? NO_PIXELS[job],
  });
}

/** A background that answers everything with nothing, and notes what it was asked. */
export function fakeRequest(asked: Message[] = []): PanelServices["request"] {
  return async <M extends Message>(message: M) => {
    asked.push(message);
    return ok(null) as Result<Replies[M["type"]]>;
  };
}

/** What a panel needs from the browser, without one. */
export function panelServices(change: Partial<PanelServices> = {}): PanelServices {
  return {
    windowId: 1,
    request: fakeRequest(),
    now: () => Date.now(),
    whenIdle: async () => undefined,
    makeId: () => crypto.randomUUID(),
    requestHosts: async () => true,
    allSites: ["https://*/*"],
    saveFile: () => undefined,
    copyPicture: async () => true,
    openOptions: () => undefined,
    openInTab: () => undefined,
    editShortcuts: () => undefined,
    readOtherWords: async () => ({}),
    onBackgroundEnded: () => () => undefined,
    isVisible: () => true,
    onVisible: () => () => undefined,
    onEditAnnounced: () => () => undefined,
    onPartialAnnounced: () => () => undefined,
    onUnstored: () => () => undefined,
    readPractice: async () => new File([], PRACTICE_NAME),
    ...change,
    pixels: withRest(change.pixels ?? NO_PIXELS),
  };
}
