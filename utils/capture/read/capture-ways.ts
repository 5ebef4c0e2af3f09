import { fetchInPage, isRedirectedInPage } from "@/utils/capture/page/hold/fetch-in-page";
import type { FullDeps } from "@/utils/capture/read/deps";
import { fetchHere, isRedirectedHere } from "@/utils/capture/read/fetch-in-background";
import { callTool, type Found } from "@/utils/capture/read/find-on-page";
import type { Attempt } from "@/utils/capture/read/outcome";
import { takeBytes } from "@/utils/capture/read/take-bytes";
import { takeFromPage } from "@/utils/capture/read/take-from-page";
import { type CaptureTarget, documentUrl } from "@/utils/capture/read/target";
import { appError } from "@/utils/core/app-error";
import { decodeDataUrl } from "@/utils/core/picture/data-url";
import { type CaptureWay, MAX_PICTURE_BYTES } from "@/utils/core/picture/picture";
import { PICTURE_ACCEPT } from "@/utils/core/picture/picture-request";
import { isPrivateHost } from "@/utils/core/server/private-address";
import type { World } from "@/utils/platform/scripting";

/** What every way of reading one picture needs. */
export interface PictureSearch {
  readonly target: CaptureTarget;
  readonly found: Found;
  readonly deps: FullDeps;
  readonly signal: AbortSignal;
}

/** Out of the address itself. */
export async function takeDataUrl(url: string, { deps }: PictureSearch): Promise<Attempt> {
  const bytes = decodeDataUrl(url);
  return bytes.ok
    ? takeBytes(bytes.value, "data-url", deps)
    : { kind: "failed", error: bytes.error };
}

interface PageFetch {
  readonly way?: CaptureWay;
  readonly world?: World;
  readonly isCrossAllowed?: boolean;
}

/** Fetched in the page with its rights: same-origin files, and `blob:` addresses. */
export function fetchThroughPage(
  url: string,
  { target, deps, signal }: PictureSearch,
  { way = "page", world = "isolated", isCrossAllowed = false }: PageFetch = {},
): Promise<Attempt> {
  const { idleMs, totalMs } = deps.timeLimits;
  const argsFor = (key: string): Parameters<typeof fetchInPage> => [
    key,
    url,
    isCrossAllowed,
    MAX_PICTURE_BYTES,
    idleMs,
    totalMs,
    PICTURE_ACCEPT,
  ];
  return takeFromPage({ frame: target, way, world, take: fetchInPage, argsFor }, deps, signal);
}

/** From the element: an address too long to send, or its pixels, redrawn. */
export function takeFromElement(
  from: "address" | "pixels",
  { target, found, deps, signal }: PictureSearch,
): Promise<Attempt> {
  const way = from === "address" ? "data-url" : "element";
  const argsFor = (key: string): Parameters<typeof callTool> => [
    "hold",
    [key, found.clickId, from],
  ];
  return takeFromPage({ frame: target, way, take: callTool, argsFor }, deps, signal);
}

/** A page of the public web must not make us read the person's own network. */
export function isReachable(address: string, target: CaptureTarget): boolean {
  const host = URL.parse(address)?.hostname ?? "";
  const own = URL.parse(target.pageUrl ?? "")?.hostname ?? "";
  return !isPrivateHost(host) || (own !== "" && isPrivateHost(own));
}

/** From the background, with or without the person's cookies. */
export function fetchFromHere(
  url: string,
  credentials: RequestCredentials,
  { target, deps, signal }: PictureSearch,
  way: CaptureWay = "background",
): Promise<Attempt> {
  const isAllowedUrl = (address: string) => isReachable(address, target);
  return fetchHere(url, { credentials, way, isAllowedUrl }, deps, signal);
}

/** Whether an address is on the disk. */
export function isFile(url: string | undefined): boolean {
  return /^file:/i.test(url ?? "");
}

/** A file of the disk. Only Chromium reads one, and only where the person turned that on. */
export function fetchFile(url: string, { deps, signal }: PictureSearch): Promise<Attempt> {
  const options = { credentials: "omit", way: "background", isAllowedUrl: isFile } as const;
  return fetchHere(url, options, deps, signal);
}

/** Whether an unreadable address redirects to another site. */
export async function isHandedOn(
  url: string,
  isOwn: boolean,
  search: PictureSearch,
): Promise<boolean> {
  if (await isRedirectedHere(url, search.deps)) return true;
  if (!isOwn) return false;
  const run = await search.deps.runInFrame(search.target, isRedirectedInPage, [url]);
  return run.ok && run.value === true;
}

/** From the background with the page's `Referer`: for hotlink-protected pictures. */
export async function fetchAsPage(url: string, search: PictureSearch): Promise<Attempt> {
  const origin = webOrigin(documentUrl(search.target));
  if (!origin) return { kind: "closed" };
  return underRule(() =>
    search.deps.withReferer(url, `${origin}/`, () =>
      fetchFromHere(url, "include", search, "referer"),
    ),
  );
}

/** In the page, with its cookies and storage, under a rule that adds a CORS header to the answer. */
export async function fetchThroughPageWithGrant(
  url: string,
  search: PictureSearch,
): Promise<Attempt> {
  const origin = webOrigin(documentUrl(search.target));
  if (!origin || search.found.failure) return { kind: "closed" };
  const { tabId } = search.target;
  return underRule(() =>
    search.deps.withAllowOrigin({ url, origin, tabId }, () =>
      fetchThroughPage(url, search, { way: "page-with-grant", isCrossAllowed: true }),
    ),
  );
}

/** The browser may refuse a rule (an address no filter can express); then this way fails. */
async function underRule(work: () => Promise<Attempt>): Promise<Attempt> {
  try {
    return await work();
  } catch (error) {
    return { kind: "failed", error: appError("capture_unreachable", { detail: String(error) }) };
  }
}

function webOrigin(url: string | undefined): string | undefined {
  const parsed = URL.parse(url ?? "");
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.origin : undefined;
}
