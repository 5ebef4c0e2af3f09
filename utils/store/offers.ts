import type { Offer } from "@/utils/core/picture/larger-version";
import { readSession, watchSession, writeSession } from "@/utils/platform/session";

/** Larger versions of the picture that was captured last in a window. */
export interface Offers {
  readonly pictureId: string;
  readonly offers: readonly Offer[];
}

const keyFor = (windowId: number) => `offers:${windowId}`;

export function writeOffers(windowId: number, offers: Offers): Promise<void> {
  return writeSession(keyFor(windowId), offers);
}

export function readOffers(windowId: number): Promise<Offers | undefined> {
  return readSession<Offers>(keyFor(windowId));
}

/** They come a moment after the picture. Subscribe first and read afterwards. */
export function watchOffers(windowId: number, changed: (offers: Offers) => void): () => void {
  return watchSession<Offers>(keyFor(windowId), (offers) => {
    if (offers) changed(offers);
  });
}
