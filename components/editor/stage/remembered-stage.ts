import type { Rect, Size } from "@/utils/core/geometry";

/** Where the stage lay in its page, CSS px, and its size in device px. */
export interface StageBox {
  readonly box: Rect;
  readonly device: Size;
}

const KEY = "stage";

/** All that the layout depends on, as far as a page knows it before it is laid out. */
function layoutOf(): string {
  const root = document.documentElement;
  const { fontSize } = getComputedStyle(root);
  return [innerWidth, innerHeight, devicePixelRatio, fontSize, root.lang].join();
}

/** Keeps where the stage is, for the next page of this size that opens. */
export function rememberStage(stage: StageBox): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ layout: layoutOf(), stage }));
  } catch {
    // A browser that is told to keep no data throws: the picture comes with the editor.
  }
}

/** Where the stage will be; `undefined` where no page of this size was seen last. */
export function recallStage(): StageBox | undefined {
  try {
    const { layout, stage } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return layout === layoutOf() ? (stage as StageBox) : undefined;
  } catch {
    return undefined;
  }
}
