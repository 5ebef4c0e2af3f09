import { type CaptureDeps, completeDeps } from "@/utils/capture/read/deps";
import { findOnPage, probeOnPage } from "@/utils/capture/read/find-on-page";
import type { CaptureTarget } from "@/utils/capture/read/target";
import type { Size } from "@/utils/core/geometry";
import { chooseOffers, type Offer, rankVersions } from "@/utils/core/picture/larger-version";

/** Each one looked at is one more download of the page. */
const MAX_PROBES = 4;

/** The captured picture: its address, and its size in picture px. */
export interface Had {
  readonly url?: string;
  readonly size: Size;
}

/**
 * Larger versions of a captured picture that its page names (`srcset`, lazy
 * loading, a link around it), largest first. The page loads the likeliest ones
 * and measures them, so that what is offered exists, is larger, and has the same
 * shape. To take one, capture `{ ...target, sourceUrl: url, isLargerVersion: true }`.
 */
export async function findCandidates(
  target: CaptureTarget,
  had: Had,
  deps: CaptureDeps,
): Promise<Offer[]> {
  const full = completeDeps(deps);
  const { snapshot } = await findOnPage(target, full);
  if (!snapshot) return [];
  const ranked = rankVersions(snapshot.versions, had).slice(0, MAX_PROBES);
  if (ranked.length === 0) return [];
  const sizes = await probeOnPage(
    target,
    ranked.map(({ url }) => url),
    full,
  );
  const seen = ranked.flatMap(({ url, kind }, index) => {
    const size = sizes[index];
    return size ? [{ url, kind, ...size }] : [];
  });
  return chooseOffers(seen, had.size);
}
