import type { Snapshot } from "@/utils/capture/protocol/snapshot";
import type { CaptureTarget } from "@/utils/capture/read/target";
import { chooseForPlaceholder, isPlaceholder } from "@/utils/core/picture/larger-version";

/**
 * The address to read: what the browser or the page names, unless that only
 * holds the place of a picture that the page will load later.
 */
export function chooseAddress(
  { sourceUrl, isLargerVersion }: CaptureTarget,
  snapshot: Snapshot | undefined,
): string | undefined {
  const shown = (snapshot?.isInstead ? undefined : sourceUrl) ?? snapshot?.url;
  if (isLargerVersion || snapshot?.kind !== "img") return shown;
  const { natural, box, versions, pixelRatio } = snapshot;
  // Nothing loaded at all: a preview measures something, a broken picture nothing.
  const isUnloaded = natural.width === 0 && shown === undefined;
  const isLoaded = natural.width > 0;
  if (!isUnloaded && !(isLoaded && isPlaceholder({ natural, box }))) return shown;
  return chooseForPlaceholder(versions, box.width * pixelRatio)?.url ?? shown;
}
