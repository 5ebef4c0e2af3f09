import { storeOutcome } from "@/utils/capture/deliver/store-outcome";
import { captureImage } from "@/utils/capture/read/capture";
import type { CaptureDeps } from "@/utils/capture/read/deps";
import type { Taken } from "@/utils/core/gallery/page-listing";

/** A listed picture, and the page it is on. */
export interface ListedTarget {
  readonly windowId: number;
  readonly tabId: number;
  readonly frameId: number;
  readonly key: string;
  readonly pageUrl?: string | undefined;
  readonly pageTitle?: string | undefined;
  readonly frameUrl?: string | undefined;
}

/** Reads a listed picture by the least that serves, as if it had been clicked, and stores it. */
export async function takeListed(
  { windowId, tabId, frameId, key, pageUrl, pageTitle, frameUrl }: ListedTarget,
  deps: CaptureDeps & { readonly now: () => number },
): Promise<Taken> {
  const target = {
    windowId,
    tabId,
    frameId,
    clickId: key,
    ...(pageUrl ? { pageUrl } : {}),
    ...(pageTitle ? { pageTitle } : {}),
    ...(frameUrl ? { frameUrl } : {}),
  };
  const outcome = await captureImage(target, deps, new AbortController().signal);
  return storeOutcome(outcome, deps.now());
}
