import type { PageListing } from "@/utils/core/gallery/page-listing";
import { isNamedPicture } from "@/utils/core/picture/picture-files";
import type { GalleryContext } from "@/utils/panel/gallery/gallery-context";
import type { GalleryItem, GalleryState } from "@/utils/panel/gallery/gallery-state";

/** Whatever belonged to the pictures that were listed before. What was sent stays. */
const FRESH: Pick<
  GalleryState,
  "step" | "stopped" | "items" | "more" | "likeness" | "looks" | "ticked" | "plans" | "problem"
> = {
  step: "choose",
  stopped: undefined,
  items: [],
  more: 0,
  likeness: undefined,
  looks: new Map(),
  ticked: new Set(),
  plans: new Map(),
  problem: undefined,
};

/** Lists the pictures of the page in front, without reading any. Errors are in the state. */
export async function listPage({ panel, store, ...jobs }: GalleryContext): Promise<void> {
  stop(jobs);
  const signal = jobs.listing.next();
  const { windowId, request } = panel.services;
  store.setState({ ...FRESH, source: "page", isListing: true });
  const listed = await request({ type: "list-page", windowId });
  // Files may have been given meanwhile, or another page be in front.
  if (signal.aborted) return;
  if (!listed.ok) return store.setState({ isListing: false, problem: listed.error });
  store.setState({
    isListing: false,
    items: itemsOf(listed.value, windowId),
    more: listed.value.more,
  });
}

function itemsOf(
  { tabId, pageUrl, pageTitle, frames }: PageListing,
  windowId: number,
): readonly GalleryItem[] {
  const page = {
    windowId,
    tabId,
    ...(pageUrl ? { pageUrl } : {}),
    ...(pageTitle ? { pageTitle } : {}),
  };
  return frames.flatMap(({ frameId, frameUrl, pictures }) =>
    pictures.map(({ key, name, size }) => ({
      id: `${frameId} ${key}`,
      name,
      size,
      from: { ...page, frameId, key, ...(frameUrl ? { frameUrl } : {}) },
    })),
  );
}

const UNKNOWN = { width: 0, height: 0 };

/** Shows files that were given, instead of a page's pictures. */
export function listFiles({ panel, store, ...jobs }: GalleryContext, files: readonly File[]): void {
  stop(jobs);
  const listId = panel.services.makeId();
  const items = files.filter(isNamedPicture).map((file, at) => ({
    id: `file ${listId} ${at}`,
    name: file.name,
    size: UNKNOWN,
    from: file,
  }));
  store.setState({ ...FRESH, source: "files", isListing: false, items });
}

function stop({
  listing,
  planning,
  comparing,
}: Pick<GalleryContext, "listing" | "planning" | "comparing">): void {
  listing.cancel();
  planning.cancel();
  comparing.cancel();
}
