import { captureFromWeb } from "@/utils/capture/read/capture-from-web";
import {
  fetchFile,
  fetchThroughPage,
  isFile,
  type PictureSearch,
  takeDataUrl,
  takeFromElement,
} from "@/utils/capture/read/capture-ways";
import { chooseAddress } from "@/utils/capture/read/choose-address";
import { type CaptureDeps, completeDeps } from "@/utils/capture/read/deps";
import { findOnPage } from "@/utils/capture/read/find-on-page";
import { unreadableError } from "@/utils/capture/read/injection-error";
import { conclude, fail, isSettled, needSite } from "@/utils/capture/read/make-outcome";
import type { CaptureOutcome } from "@/utils/capture/read/outcome";
import { type CaptureTarget, documentUrl } from "@/utils/capture/read/target";
import { appError } from "@/utils/core/app-error";

/**
 * The bytes of the image that was clicked, by the least that serves: out of the
 * address itself; through the page, where the image is the page's own; from the
 * background, where the site allows everyone or the person allowed us; last, its
 * pixels, drawn again in the page. Where only a permission is missing the outcome
 * says which: call again with the same target when it was given.
 */
export function captureImage(
  target: CaptureTarget,
  deps: CaptureDeps,
  signal: AbortSignal,
): Promise<CaptureOutcome> {
  const full = completeDeps(deps);
  const run = async () => {
    const pictured = withoutFilm(target);
    const found = await findOnPage(pictured, full);
    return capture({ target: pictured, found, deps: full, signal });
  };
  return full.keepAliveWhile(run());
}

/** A video's address is the whole film; wanted is the frame on the screen. */
function withoutFilm(target: CaptureTarget): CaptureTarget {
  if (target.mediaType !== "video") return target;
  const { sourceUrl: _film, ...rest } = target;
  return rest;
}

async function capture(search: PictureSearch): Promise<CaptureOutcome> {
  const { target, found } = search;
  const url = chooseAddress(target, found.snapshot);
  if (url === undefined) return captureWithoutAddress(search);
  const scheme = URL.parse(url)?.protocol;
  if (scheme === "data:") return conclude(await takeDataUrl(url, search), target, url);
  if (scheme === "blob:") return captureBlob(url, search);
  if (scheme === "file:") return captureFile(url, search);
  const isWeb = scheme === "https:" || scheme === "http:";
  return isWeb ? captureFromWeb(url, search) : fail(appError("capture_address_unusable"));
}

/** Canvases, video frames, drawings, and addresses that stayed in the page. */
async function captureWithoutAddress(search: PictureSearch): Promise<CaptureOutcome> {
  const { target, found } = search;
  if (!found.snapshot) return cannotLook(search);
  const from = found.snapshot.isAddressHeld ? "address" : "pixels";
  return conclude(await takeFromElement(from, search), target);
}

/** Only the page that made it can read it; a revoked one still shows. */
async function captureBlob(url: string, search: PictureSearch): Promise<CaptureOutcome> {
  const fetched = await fetchThroughPage(url, search);
  if (fetched.kind === "got") return conclude(fetched, search.target, url);
  if (search.found.failure) return cannotLook(search, new URL(url).origin);
  const drawn = await takeFromElement("pixels", search);
  return conclude(drawn.kind === "got" ? drawn : fetched, search.target, url);
}

/**
 * A file of the disk, on a page that is one too: nothing of the web may make us
 * read files. Chromium reads it where its own switch is on; Firefox does not,
 * but lets it be drawn again.
 */
async function captureFile(url: string, search: PictureSearch): Promise<CaptureOutcome> {
  const { target, found } = search;
  if (!isFile(documentUrl(target))) return fail(appError("capture_address_unusable"));
  const read = await fetchFile(url, search);
  if (isSettled(read)) return conclude(read, target, url);
  if (found.failure) return fail(unreadableError(found.failure, url));
  const isShown = !target.isLargerVersion && found.snapshot?.url === url;
  return conclude(isShown ? await takeFromElement("pixels", search) : read, target, url);
}

/** The page said nothing: no access, or no picture there. */
function cannotLook({ target, found }: PictureSearch, origin?: string): CaptureOutcome {
  const url = origin ?? documentUrl(target);
  if (found.failure?.kind === "denied" && url && /^https?:/.test(url)) return needSite(url);
  return fail(unreadableError(found.failure, url));
}
