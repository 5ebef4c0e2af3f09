import type { Rect, Size } from "@/utils/core/geometry";

/** Where the stage lay in its page, CSS px, and its size in device px. */
export interface StageBox {
  readonly box: Rect;
  readonly device: Size;
}

const KEY = "stage";

/** All that the layout depends on, as far as a page knows it before it is laid out. */
function layoutKey(): string {
  const root = document.documentElement;
  const { fontSize } = getComputedStyle(root);
  return [innerWidth, innerHeight, devicePixelRatio, fontSize, root.lang].join(" ");
}

/** Keeps where the stage is, for the next page of this size that opens. */
export function rememberStage({ box, device }: StageBox): void {
  const { x, y, width, height } = box;
  const numbers = [x, y, width, height, device.width, device.height];
  try {
    localStorage.setItem(KEY, `${layoutKey()};${numbers.join(" ")}`);
  } catch {
    // A browser that is told to keep no data throws: the picture comes with the editor.
  }
}

/** Where the stage will be; `undefined` where no page of this size was seen last. */
export function recallStage(): StageBox | undefined {
  try {
    const [key, numbers = ""] = (localStorage.getItem(KEY) ?? "").split(";");
    const [x, y, width, height, across, down] = numbers.split(" ").map(Number);
    if (key !== layoutKey() || !width || !height || !across || !down) return undefined;
    if (x === undefined || y === undefined) return undefined;
    return { box: { x, y, width, height }, device: { width: across, height: down } };
  } catch {
    return undefined;
  }
}
