import type { PagePicture } from "@/utils/capture/page/find/page-picture";
import { createOverlay } from "@/utils/capture/page/picker/overlay";
import { createSelection } from "@/utils/capture/page/picker/selection";
import { swallowEvents } from "@/utils/capture/page/picker/swallow";

export interface Picking {
  readonly hint: string;
  readonly frameHint: string;
  /** The addresses of the frames that pick by themselves. */
  readonly reached: readonly string[];
  readonly taken: (picture: PagePicture) => void;
  /** A frame of another site was picked, which we have no access to. */
  readonly frameTaken: (url: string) => void;
  readonly left: () => void;
}

interface Choice {
  readonly picture: PagePicture | undefined;
  readonly frameUrl: string | undefined;
}

/**
 * Lets the person pick a picture: the pointer outlines what can be taken, up and
 * down reach the others at the same point, Tab goes from picture to picture,
 * click or Enter picks, Esc cancels. Returns the function that ends it.
 */
export function pickPicture(picking: Picking): () => void {
  const { taken, frameTaken, left } = picking;
  const overlay = createOverlay(picking.hint);
  const selection = createSelection(overlay, picking);
  const pointer = { x: -1, y: -1 };
  let frame = 0;

  const look = () => {
    frame = 0;
    selection.lookAt(pointer.x, pointer.y);
  };
  // Pointers move more often than pages are painted.
  const lookSoon = () => {
    frame ||= requestAnimationFrame(look);
  };
  const end = () => {
    release();
    cancelAnimationFrame(frame);
    removeEventListener("scroll", lookSoon, true);
    overlay.remove();
  };
  const choose = (): Choice | undefined => {
    const picture = selection.current();
    const frameUrl = selection.frameUrl();
    return picture || frameUrl ? { picture, frameUrl } : undefined;
  };
  const take = (choice = choose()) => {
    if (!choice) return;
    end();
    const { picture, frameUrl } = choice;
    if (picture) taken(picture);
    else if (frameUrl) frameTaken(frameUrl);
  };
  // When the button comes up, the page may have closed what it went down on.
  let pressed: Choice | undefined;
  const point = ({ clientX, clientY }: MouseEvent) => {
    Object.assign(pointer, { x: clientX, y: clientY });
  };
  const release = swallowEvents(overlay.windows, {
    pointermove: (event) => {
      point(event);
      lookSoon();
    },
    pointerdown: (event) => {
      const isElsewhere = event.clientX !== pointer.x || event.clientY !== pointer.y;
      point(event);
      if (isElsewhere || frame !== 0) look();
      pressed = choose();
    },
    click: () => take(pressed),
    keydown: ({ key, shiftKey }) => {
      if (key === "Enter") take();
      if (key === "Tab") selection.goOn(shiftKey ? -1 : 1);
      if (key === "ArrowDown") selection.goDeeper(1);
      if (key === "ArrowUp") selection.goDeeper(-1);
      if (key !== "Escape") return;
      end();
      left();
    },
  });
  addEventListener("scroll", lookSoon, true);
  return end;
}
