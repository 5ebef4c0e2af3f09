import { describePicture } from "@/utils/capture/page/find/describe-picture";
import { type Click, findClicked } from "@/utils/capture/page/find/find-clicked";
import { addressOf, lonelyDrawing, type PagePicture } from "@/utils/capture/page/find/page-picture";
import { readFramePlace } from "@/utils/capture/page/find/place";
import { probeSizes } from "@/utils/capture/page/find/probe-sizes";
import { findUnder, isSpacer } from "@/utils/capture/page/find/spacer";
import { holdPicture } from "@/utils/capture/page/hold/hold-picture";
import { thumbnailOf } from "@/utils/capture/page/hold/thumbnail";
import { createPageList, type PageAnswer } from "@/utils/capture/page/list-pictures";
import { drawArea } from "@/utils/capture/page/picker/draw-area";
import { pickPicture } from "@/utils/capture/page/picker/pick-picture";
import { type SwapAnswer, swapPicture } from "@/utils/capture/page/swap-picture";
import type { HeldAnswer } from "@/utils/capture/protocol/held-answer";
import type { PickMessage } from "@/utils/capture/protocol/pick-messages";
import type { Snapshot } from "@/utils/capture/protocol/snapshot";
import type { Size } from "@/utils/core/geometry";

/** How a picking goes. */
export interface PickOptions {
  readonly pickId: string;
  readonly mode: "picture" | "area";
  readonly hint: string;
  /** The hint on a frame of another site. */
  readonly frameHint: string;
  /** The addresses of the frames that pick by themselves. */
  readonly reached: readonly string[];
}

/** What the background can ask of a page, by name; arguments and answers are JSON. */
export interface PageTools {
  /** The picture of a click. Later calls with the same id find it again, even when it is no longer hovered. */
  locate(clickId: string, click: Click): Snapshot | null;
  hold(key: string, clickId: string, from: "address" | "pixels"): Promise<HeldAnswer>;
  /** What the clicked image shows, at 16 × 16 px; null where the page may not read it. */
  thumbnail(clickId: string): number[] | null;
  probe(urls: readonly string[]): Promise<(Size | null)[]>;
  /** Every picture of this frame. `locate` and `hold` find each by its key afterwards. */
  list(listId: string): PageAnswer;
  /** Begins a picking. True: something on the screen says so, or it is over already. */
  pick(options: PickOptions): boolean;
  stopPicking(): void;
  /** Shows a picture (base64) wherever this address is shown; null restores the page's own. */
  swap(address: string, base64: string | null, type: string): Promise<SwapAnswer>;
}

interface Remembered {
  readonly clickId: string;
  readonly element: WeakRef<Element>;
  readonly picture: Omit<PagePicture, "element">;
}

/** The tools of one frame. `tell` sends what the person picked to the background. */
export function createPageTools(tell: (message: PickMessage) => void): PageTools {
  let last: Remembered | undefined;
  let endPicking: (() => void) | undefined;
  const listed = createPageList();

  const recall = (clickId: string): PagePicture | undefined => {
    if (listed.isKey(clickId)) return listed.find(clickId);
    const element = last?.clickId === clickId ? last.element.deref() : undefined;
    return element?.isConnected && last ? { ...last.picture, element } : undefined;
  };
  const remember = (clickId: string, { element, ...picture }: PagePicture) => {
    last = { clickId, element: new WeakRef(element), picture };
  };
  const pick = ({ pickId, mode, hint, ...frames }: PickOptions) => {
    const left = () => tell({ type: "pick-left", pickId });
    if (mode === "picture") {
      const taken = (picture: PagePicture) => {
        remember(pickId, picture);
        tell({ type: "pick-taken", pickId });
      };
      const drawing = lonelyDrawing();
      // There is nothing else to pick, and no page to lay anything over.
      if (drawing) return void taken(drawing);
      const frameTaken = (url: string) => tell({ type: "pick-frame", pickId, url });
      return pickPicture({ hint, ...frames, taken, frameTaken, left });
    }
    return drawArea({
      hint,
      left,
      drawn: (box) => tell({ type: "pick-area", pickId, box, frame: readFramePlace() }),
    });
  };

  return {
    locate(clickId, click) {
      // What was listed and is gone is not what the pointer happens to be over.
      const clicked = recall(clickId) ?? (listed.isKey(clickId) ? undefined : findClicked(click));
      if (!clicked) return null;
      remember(clickId, clicked);
      const under = isSpacer(clicked) ? findUnder(clicked) : undefined;
      // What a style puts in an image's place is not what the browser names.
      const isOther =
        clicked.url !== click.sourceUrl && addressOf(clicked.element) === click.sourceUrl;
      return describePicture(under ?? clicked, under !== undefined || isOther);
    },
    async hold(key, clickId, from) {
      const clicked = recall(clickId);
      const picture = clicked && isSpacer(clicked) ? findUnder(clicked) : clicked;
      return picture ? holdPicture(key, picture, from) : { ok: false, reason: "gone" };
    },
    thumbnail(clickId) {
      const clicked = recall(clickId);
      return clicked ? thumbnailOf(clicked) : null;
    },
    probe: probeSizes,
    list: listed.read,
    swap: swapPicture,
    pick(options) {
      endPicking?.();
      endPicking = pick(options);
      return true;
    },
    stopPicking() {
      endPicking?.();
      endPicking = undefined;
    },
  };
}
