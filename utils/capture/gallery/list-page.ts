import * as v from "valibot";
import { callTool } from "@/utils/capture/read/find-on-page";
import { unreadableError } from "@/utils/capture/read/injection-error";
import { appError } from "@/utils/core/app-error";
import { type ListedFrame, MOST_LISTED, type PageListing } from "@/utils/core/gallery/page-listing";
import { err, ok, type Result } from "@/utils/core/result";
import { injectToolsEverywhere, runByFrame } from "@/utils/platform/scripting";
import { readActiveTab } from "@/utils/platform/tabs";

const sideSchema = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e7));
const textSchema = v.pipe(v.string(), v.maxLength(1000));

/** What a page says of its pictures. Untrusted: the page may lie. */
const answerSchema = v.object({
  url: v.pipe(v.string(), v.maxLength(100_000)),
  title: v.pipe(v.string(), v.maxLength(100_000)),
  pictures: v.pipe(
    v.array(
      v.object({
        key: textSchema,
        name: textSchema,
        size: v.object({ width: sideSchema, height: sideSchema }),
      }),
    ),
    v.maxLength(MOST_LISTED),
  ),
  more: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/**
 * Lists the pictures of the page in front of a window, frames included, without
 * reading any. Needs the access that a click on the toolbar or in a menu lends, or
 * the page's site.
 *
 * @errors those of `unreadableError`
 */
export async function listPage(windowId: number, listId: string): Promise<Result<PageListing>> {
  const tab = await readActiveTab(windowId);
  if (!tab) return err(appError("capture_restricted_page"));
  const injected = await injectToolsEverywhere(tab.id);
  if (!injected.ok) return err(unreadableError(injected.error, tab.url));
  const asked = await runByFrame(tab.id, callTool, ["list", [listId]]);
  if (!asked.ok) return err(unreadableError(asked.error, tab.url));
  const frames: ListedFrame[] = [];
  let more = 0;
  let page: { readonly url: string; readonly title: string } | undefined;
  for (const { frameId, answer } of asked.value) {
    const read = v.safeParse(answerSchema, answer);
    // A frame whose script failed answers with nothing; the others go on.
    if (!read.success) continue;
    const { url, title, pictures } = read.output;
    if (frameId === 0) page = { url, title };
    more += read.output.more;
    frames.push({ frameId, ...(frameId === 0 ? {} : { frameUrl: url }), pictures });
  }
  return ok({
    tabId: tab.id,
    ...(page?.url ? { pageUrl: page.url } : {}),
    ...(page?.title ? { pageTitle: page.title } : {}),
    frames,
    more,
  });
}
