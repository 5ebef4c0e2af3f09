import { deepRoots } from "@/utils/capture/page/find/deep-elements";
import { type PagePicture, picturesOf } from "@/utils/capture/page/find/page-picture";
import { PICTURE_TAGS, picturesAt } from "@/utils/capture/page/find/pictures-at";
import { readBox } from "@/utils/capture/page/find/place";
import { isSpacer } from "@/utils/capture/page/find/spacer";
import type { Overlay } from "@/utils/capture/page/picker/overlay";

const MIN_SIDE_PX = 8;

/** The picture a click would pick, outlined on the overlay. */
export interface Selection {
  readonly current: () => PagePicture | undefined;
  /** The address of a frame of another site, where that is what is outlined. */
  readonly frameUrl: () => string | undefined;
  /** Selects the topmost picture at a point, CSS px of the frame. */
  lookAt(x: number, y: number): void;
  /** To another picture at the same point. */
  goDeeper(by: number): void;
  /** To another picture in sight, in reading order. */
  goOn(by: number): void;
}

function isLargeEnough(picture: PagePicture): boolean {
  const { width, height } = readBox(picture);
  return width >= MIN_SIDE_PX && height >= MIN_SIDE_PX;
}

/** The pictures in sight, as one reads: for those who pick by keyboard. */
function picturesInSight(): PagePicture[] {
  return deepRoots()
    .flatMap((root) => Array.from(root.querySelectorAll(PICTURE_TAGS)))
    .flatMap((element) => picturesOf(element).slice(0, 1))
    .filter(isLargeEnough)
    .map((picture) => ({ picture, box: picture.element.getBoundingClientRect() }))
    .filter(({ box }) => box.bottom > 0 && box.top < innerHeight)
    .filter(({ box }) => box.right > 0 && box.left < innerWidth)
    .toSorted((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
    .map(({ picture }) => picture);
}

function findFrameAt(x: number, y: number, host: Element): HTMLIFrameElement | undefined {
  const element = document.elementsFromPoint(x, y).find((found) => found !== host);
  return element instanceof HTMLIFrameElement ? element : undefined;
}

function describe({ natural }: PagePicture, index: number, count: number): string {
  const [width, height] = [Math.round(natural.width), Math.round(natural.height)];
  const place = count > 1 ? `${index + 1} / ${count}` : "";
  return [width > 0 ? `${width} × ${height}` : "", place].filter(Boolean).join("  ·  ");
}

/** Which frames need no help, and what to say of the others. */
interface Frames {
  readonly reached: readonly string[];
  readonly frameHint: string;
}

/** An empty selection; what is selected is outlined on `overlay`. */
export function createSelection(overlay: Overlay, { reached, frameHint }: Frames): Selection {
  let stack: readonly PagePicture[] = [];
  let index = 0;
  let frameUrl: string | undefined;

  const select = (pictures: readonly PagePicture[], at: number) => {
    stack = pictures;
    frameUrl = undefined;
    index = pictures.length === 0 ? 0 : (at + pictures.length) % pictures.length;
    const picture = stack[index];
    overlay.show(picture && readBox(picture), picture && describe(picture, index, stack.length));
  };
  const selectFrame = (frame: HTMLIFrameElement) => {
    const picksItself = frame.contentDocument !== null || reached.includes(frame.src);
    overlay.letThrough(picksItself);
    select([], 0);
    if (picksItself || !/^https?:/.test(frame.src)) return;
    frameUrl = frame.src;
    const { x, y, width, height } = frame.getBoundingClientRect();
    overlay.show({ x, y, width, height }, frameHint);
  };

  return {
    current: () => stack[index],
    frameUrl: () => frameUrl,
    lookAt(x, y) {
      const frame = findFrameAt(x, y, overlay.host);
      if (frame) return selectFrame(frame);
      overlay.letThrough(false);
      const all = picturesAt(x, y, overlay.host).filter(isLargeEnough);
      // A spacer over the picture is last what the person means.
      select([...all.filter((one) => !isSpacer(one)), ...all.filter(isSpacer)], 0);
    },
    goDeeper(by) {
      select(stack, index + by);
    },
    goOn(by) {
      const pictures = picturesInSight();
      const at = pictures.findIndex(({ element }) => element === stack[index]?.element);
      select(pictures, at < 0 && by < 0 ? -1 : at + by);
    },
  };
}
