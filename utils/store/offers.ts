import type { Offer } from "@/utils/core/picture/larger-version";
import { readSession, watchSession, writeSession } from "@/utils/platform/session";

/** Larger versions of the picture captured last in a browser window. */
export interface Offers {
  readonly pictureId: string;
  readonly offers: readonly Offer[];
}

const keyFor = (windowId: number) => `offers:${windowId}`;

/** Stores the offers of a browser window, in place of those before. */
export function writeOffers(windowId: number, offers: Offers): Promise<void> {
  return writeSession(keyFor(windowId), offers);
}

/** The offers of a browser window. */
export function readOffers(windowId: number): Promise<Offers | undefined> {
  return readSession<Offers>(keyFor(windowId));
}

/** Offers arrive shortly after the picture: subscribe first, then read. */
export function watchOffers(windowId: number, changed: (offers: Offers) => void): () => void {
  return watchSession<Offers>(keyFor(windowId), (offers) => {
    if (offers) changed(offers);
  });
}
