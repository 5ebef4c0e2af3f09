import { deepRoots } from "@/utils/capture/page/deep-elements";
import { type PagePicture, picturesOf } from "@/utils/capture/page/page-picture";
import { createOverlay } from "@/utils/capture/page/picker/overlay";
import { swallowEvents } from "@/utils/capture/page/picker/swallow";
import { PICTURE_TAGS, picturesAt } from "@/utils/capture/page/pictures-at";
import { readBox } from "@/utils/capture/page/place";

const MIN_SIDE_PX = 8;

export interface Picking {
  readonly hint: string;
  /** Whether frames of other sites have an overlay of their own. */
  readonly canReachAll: boolean;
  readonly taken: (picture: PagePicture) => void;
  readonly left: () => void;
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
    .filter(
      ({ box }) =>
        box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    )
    .toSorted((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
    .map(({ picture }) => picture);
}

/** Whether a frame lies there that picks by itself. */
function isFrameAt(x: number, y: number, host: Element, canReachAll: boolean): boolean {
  const element = document.elementsFromPoint(x, y).find((found) => found !== host);
  if (!(element instanceof HTMLIFrameElement)) return false;
  return canReachAll || element.contentDocument !== null;
}

function describe({ natural }: PagePicture, index: number, count: number): string {
  const size =
    natural.width > 0 ? `${Math.round(natural.width)} × ${Math.round(natural.height)}` : "";
  const place = count > 1 ? `${index + 1} / ${count}` : "";
  return [size, place].filter(Boolean).join("  ·  ");
}

/**
 * Lets the person pick a picture: the pointer outlines what can be taken, up and
 * down reach the others at the same point, Tab goes from picture to picture,
 * click or Enter takes, Esc leaves. Gives the function that ends it.
 */
export function pickPicture({ hint, canReachAll, taken, left }: Picking): () => void {
  const overlay = createOverlay(hint);
  const pointer = { x: -1, y: -1 };
  let stack: PagePicture[] = [];
  let index = 0;

  const show = () => {
    const picture = stack[index];
    overlay.show(picture && readBox(picture), picture && describe(picture, index, stack.length));
  };
  const look = () => {
    const isFrame = isFrameAt(pointer.x, pointer.y, overlay.host, canReachAll);
    overlay.letThrough(isFrame);
    stack = isFrame ? [] : picturesAt(pointer.x, pointer.y, overlay.host).filter(isLargeEnough);
    index = 0;
    show();
  };
  const step = (by: number, from: PagePicture[]) => {
    const at = from.findIndex(({ element }) => element === stack[index]?.element);
    stack = from;
    index = from.length === 0 ? 0 : (at + by + from.length) % from.length;
    show();
  };
  const end = () => {
    release();
    removeEventListener("scroll", look, true);
    overlay.remove();
  };
  const take = () => {
    const picture = stack[index];
    if (!picture) return;
    end();
    taken(picture);
  };
  const release = swallowEvents({
    pointermove: (event) => {
      pointer.x = event.clientX;
      pointer.y = event.clientY;
      look();
    },
    click: take,
    keydown: (event) => {
      if (event.key === "Enter") take();
      if (event.key === "Tab") step(event.shiftKey ? -1 : 1, picturesInSight());
      if (event.key === "ArrowDown") step(1, stack);
      if (event.key === "ArrowUp") step(-1, stack);
      if (event.key !== "Escape") return;
      end();
      left();
    },
  });
  addEventListener("scroll", look, true);
  return end;
}
