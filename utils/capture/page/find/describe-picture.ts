import { namedVersions } from "@/utils/capture/page/find/named-versions";
import type { PagePicture } from "@/utils/capture/page/find/page-picture";
import { readBox, readFramePlace } from "@/utils/capture/page/find/place";
import type { Snapshot } from "@/utils/capture/protocol/snapshot";

/** As in the schema, which must not be bundled into the page's script. */
const MAX_ADDRESS_LENGTH = 1_000_000;

/** Sandboxed documents throw when they are asked. */
function hasServiceWorker(): boolean {
  try {
    return Boolean(navigator.serviceWorker?.controller);
  } catch {
    return false;
  }
}

/** All that the background needs to know about a picture, as JSON. */
export function describePicture(picture: PagePicture, isInstead: boolean): Snapshot {
  const { kind, url, natural } = picture;
  const isAddressHeld = url !== undefined && url.length > MAX_ADDRESS_LENGTH;
  return {
    kind,
    ...(url && !isAddressHeld && /^(https?|data|blob|file):/i.test(url) ? { url } : {}),
    isAddressHeld,
    isInstead,
    natural,
    box: readBox(picture),
    frame: readFramePlace(),
    pixelRatio: devicePixelRatio,
    versions: namedVersions(picture),
    hasServiceWorker: hasServiceWorker(),
  };
}
