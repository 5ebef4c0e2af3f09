import {
  fetchAsPage,
  fetchFromHere,
  fetchThroughPage,
  fetchThroughPageWithGrant,
  isHandedOn,
  isReachable,
  type PictureSearch,
  takeFromElement,
} from "@/utils/capture/read/capture-ways";
import { isOtherThanShown } from "@/utils/capture/read/compare-with-shown";
import { conclude, fail, isSettled, needSite } from "@/utils/capture/read/make-outcome";
import type { Attempt, CaptureOutcome } from "@/utils/capture/read/outcome";
import { documentUrl } from "@/utils/capture/read/target";
import { appError } from "@/utils/core/app-error";
import { hasSameShape } from "@/utils/core/picture/larger-version";
import { ALL_SITES, ownPattern } from "@/utils/platform/permissions";

/** What is known about an http(s) address before the first attempt. */
interface Address {
  readonly url: string;
  readonly isOwn: boolean;
  readonly isGranted: boolean;
  readonly isReachable: boolean;
}

type Got = Extract<Attempt, { kind: "got" }>;

interface Way {
  readonly run: () => Promise<Attempt>;
  /** Copies what the element shows, which may be half loaded. */
  readonly isDrawing?: boolean;
}

/** Tries the ways for an http(s) picture in turn, those with the least permissions first. */
export async function captureFromWeb(url: string, search: PictureSearch): Promise<CaptureOutcome> {
  const { target, deps } = search;
  const address: Address = {
    url,
    isOwn: URL.parse(documentUrl(target) ?? "")?.origin === new URL(url).origin,
    isGranted: await deps.hasHost(ownPattern(url)),
    isReachable: isReachable(url, target),
  };
  const failures: Attempt[] = [];
  for (const { run, isDrawing } of listWays(address, search)) {
    if (isDrawing && failures.some(isCutOff)) continue;
    const attempt = refuseOther(await run(), search, url);
    if (!isDrawing && attempt.kind === "got" && (await isOther(attempt, search, url))) {
      return concludeOther(url, search);
    }
    if (isSettled(attempt)) return conclude(attempt, target, url);
    failures.push(attempt);
  }
  return explain(address, failures, search);
}

function isCutOff(attempt: Attempt): boolean {
  return attempt.kind === "failed" && attempt.error.code === "capture_cut_off";
}

function listWays(address: Address, search: PictureSearch): Way[] {
  const { url, isOwn, isGranted } = address;
  const { snapshot } = search.found;
  const credentials = isGranted || isOwn ? "include" : "omit";
  const isDrawable = snapshot !== undefined && ["img", "background", "svg"].includes(snapshot.kind);
  return [
    ...(isOwn ? [{ run: () => fetchThroughPage(url, search) }] : []),
    // A page's service worker answers requests of the page's main world only.
    ...(isOwn && snapshot?.hasServiceWorker
      ? [{ run: () => fetchThroughPage(url, search, { world: "main" }) }]
      : []),
    ...(address.isReachable ? [{ run: () => fetchFromHere(url, credentials, search) }] : []),
    ...(address.isReachable && isGranted
      ? [
          { run: () => fetchAsPage(url, search) },
          { run: () => fetchThroughPageWithGrant(url, search) },
        ]
      : []),
    ...(isShown(search, url) && isDrawable
      ? [{ run: () => takeFromElement("pixels", search), isDrawing: true }]
      : []),
  ];
}

/** Whether the page shows this address. Firefox reports it after redirects. */
function isShown({ target, found }: PictureSearch, url: string): boolean {
  if (target.isLargerVersion) return false;
  const isNamed = target.targetElementId !== undefined && target.sourceUrl === url;
  return isNamed || found.snapshot?.url === url;
}

function isOther(attempt: Got, search: PictureSearch, url: string): Promise<boolean> | false {
  return isShown(search, url) && isOtherThanShown(attempt, search);
}

/** The picture that was clicked is on the page only, where it can be read. */
async function concludeOther(url: string, search: PictureSearch): Promise<CaptureOutcome> {
  const drawn = await takeFromElement("pixels", search);
  return drawn.kind === "got"
    ? conclude(drawn, search.target, url)
    : fail(appError("capture_other_picture"));
}

/**
 * Some servers answer strangers with another picture ("no hotlinking"). The one
 * on the page has a shape; one of another shape is not it.
 */
function refuseOther(attempt: Attempt, search: PictureSearch, url: string): Attempt {
  if (attempt.kind !== "got" || attempt.way === "element") return attempt;
  const { snapshot } = search.found;
  const isMeasured = snapshot?.kind === "img" && snapshot.natural.width > 2;
  if (!isMeasured || !isShown(search, url) || attempt.header.type === "image/svg+xml")
    return attempt;
  if (hasSameShape(attempt.header.size, snapshot.natural)) return attempt;
  return { kind: "failed", error: appError("capture_forbidden") };
}

/** All ways failed: asks for a permission where one is missing, else the most telling error. */
async function explain(
  { url, isOwn, isGranted, isReachable: mayFetch }: Address,
  failures: readonly Attempt[],
  search: PictureSearch,
): Promise<CaptureOutcome> {
  const errors = failures.flatMap((attempt) => (attempt.kind === "failed" ? attempt.error : []));
  // A status tells more than a network error.
  const said = errors.find(({ status }) => status !== undefined) ?? errors[0];
  if (!mayFetch) return fail(said?.status ? said : appError("capture_address_unusable"));
  // A page that was asked for its own picture and got nothing would not be helped by a permission;
  // one that may not even ask, such as a sandboxed one in Firefox, is.
  const wasPageAsked = isOwn && failures[0]?.kind === "failed";
  if (!isGranted && !wasPageAsked) return needSite(url);
  // Unread pixels are no answer of a server's; a status is.
  const isBlocked = errors.every(
    ({ code, status }) =>
      code === "capture_protected" || (code === "capture_unreachable" && !status),
  );
  if (
    isBlocked &&
    !(await search.deps.hasHost(ALL_SITES)) &&
    (await isHandedOn(url, isOwn, search))
  ) {
    return needSite(url, "redirect");
  }
  return fail(said ?? appError("capture_unreachable"));
}
