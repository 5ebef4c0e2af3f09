import type { Delivery } from "@/utils/capture/deliver/deliver";
import { type PickMode, type PickTab, readPickMessage } from "@/utils/capture/pick/pick";
import { onCommand } from "@/utils/platform/commands";
import {
  ADD_REFERENCE,
  installMenus,
  onImageClicked,
  removeEntryAtStart,
} from "@/utils/platform/menus";
import { onMessageFromPage } from "@/utils/platform/page-messages";
import { plainText } from "@/utils/platform/plain-text";
import type { TabState } from "@/utils/platform/tabs";

const REDRAW = "redraw";
const MODE_BY_ENTRY: Readonly<Record<string, PickMode>> = {
  "pick-picture": "picture",
  "pick-area": "area",
  "pick-picture-here": "picture",
};

/**
 * A page has one entry, and an image one: with two, browsers would hide both in
 * a submenu. The rest hangs on the toolbar button. Adding to the open edit comes
 * and goes with a panel that has one which takes further pictures.
 */
function installEntries(): void {
  removeEntryAtStart(ADD_REFERENCE);
  installMenus([
    { id: REDRAW, title: plainText("menu_redraw"), contexts: ["image", "video"] },
    { id: "pick-picture-here", title: plainText("menu_pick"), contexts: ["page"] },
    { id: "pick-picture", title: plainText("menu_pick"), contexts: ["action"] },
    { id: "pick-area", title: plainText("menu_area"), contexts: ["action"] },
  ]);
}

/**
 * Registers every way in which the person can point at a picture: menu entries,
 * keyboard commands, and the picker's answers. `begin` runs inside the listeners,
 * where the gesture still counts, and opens the panel; `expect` hears of the job.
 */
export function registerWaysIn(
  delivery: Delivery,
  begin: (windowId: number) => void,
  expect: (windowId: number, jobId: string) => void,
): void {
  const pick = (tab: PickTab, mode: PickMode) => {
    begin(tab.windowId);
    expect(tab.windowId, delivery.pick(tab, mode));
  };
  installEntries();
  onImageClicked((click) => {
    const { tabId, windowId, pageUrl, pageTitle } = click;
    const mode = MODE_BY_ENTRY[click.menuItemId];
    if (mode) return pick(toPickTab({ id: tabId, windowId, url: pageUrl, title: pageTitle }), mode);
    begin(windowId);
    const isReference = click.menuItemId === ADD_REFERENCE;
    expect(windowId, delivery.deliver(isReference ? { ...click, isReference } : click));
  });
  onCommand((command, tab) => {
    const mode = MODE_BY_ENTRY[command];
    if (mode) pick(tab, mode);
  });
  onMessageFromPage((message, sender) => {
    void readPickMessage(message, sender).then((event) => event && delivery.picked(event));
  });
}

type Tab = Pick<TabState, "id" | "windowId"> & {
  readonly url?: string | undefined;
  readonly title?: string | undefined;
};

export function toPickTab({ id, windowId, url, title }: Tab): PickTab {
  return {
    tabId: id,
    windowId,
    ...(url ? { pageUrl: url } : {}),
    ...(title ? { pageTitle: title } : {}),
  };
}

/** What the picker says in the page. */
export function pickWords(mode: PickMode) {
  return {
    hint: plainText(mode === "picture" ? "picker_hint" : "picker_area_hint"),
    frameHint: plainText("picker_frame_hint"),
  };
}
