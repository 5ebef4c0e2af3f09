import { describePicture } from "@/utils/capture/page/describe-picture";
import { type Click, findClicked } from "@/utils/capture/page/find-clicked";
import { holdPicture } from "@/utils/capture/page/hold-picture";
import type { HeldAnswer } from "@/utils/capture/page/keep";
import type { PagePicture } from "@/utils/capture/page/page-picture";
import { probeSizes } from "@/utils/capture/page/probe-sizes";
import type { Snapshot } from "@/utils/capture/snapshot";
import type { Size } from "@/utils/core/geometry";

/** What the background can ask of a page, by name; arguments and answers are JSON. */
export interface PageTools {
  /** The picture of a click. The same click's picture is found again later, when it is no longer hovered. */
  locate(clickId: string, click: Click): Snapshot | null;
  hold(key: string, clickId: string, from: "address" | "pixels"): Promise<HeldAnswer>;
  probe(urls: readonly string[]): Promise<(Size | null)[]>;
  /** Remembers a picture as a click's, for the picker. */
  remember(clickId: string, picture: PagePicture): void;
}

interface Remembered {
  readonly clickId: string;
  readonly element: WeakRef<Element>;
  readonly picture: Omit<PagePicture, "element">;
}

export function createPageTools(): PageTools {
  let last: Remembered | undefined;

  const recall = (clickId: string): PagePicture | undefined => {
    const element = last?.clickId === clickId ? last.element.deref() : undefined;
    return element?.isConnected && last ? { ...last.picture, element } : undefined;
  };
  const remember = (clickId: string, { element, ...picture }: PagePicture) => {
    last = { clickId, element: new WeakRef(element), picture };
  };

  return {
    remember,
    locate(clickId, click) {
      const picture = recall(clickId) ?? findClicked(click);
      if (!picture) return null;
      remember(clickId, picture);
      return describePicture(picture);
    },
    async hold(key, clickId, from) {
      const picture = recall(clickId);
      return picture ? holdPicture(key, picture, from) : { ok: false, reason: "gone" };
    },
    probe: probeSizes,
  };
}
