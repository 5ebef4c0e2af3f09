import { createOverlay } from "@/utils/capture/page/picker/overlay";
import { swallowEvents } from "@/utils/capture/page/picker/swallow";
import type { Rect } from "@/utils/core/geometry";

const MIN_SIDE_PX = 8;

export interface AreaDrawing {
  readonly hint: string;
  readonly drawn: (box: Rect) => void;
  readonly left: () => void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function span(from: Point, to: Point): Rect {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}

/** Two frames on, the browser has painted the page without our overlay. */
function whenPainted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/**
 * Lets the person draw a rectangle over the visible page; Enter takes all of it,
 * Esc leaves. `drawn` is called once our own marks are off the screen. Gives the
 * function that ends it.
 */
export function drawArea({ hint, drawn, left }: AreaDrawing): () => void {
  const overlay = createOverlay(hint);
  let start: Point | undefined;

  const end = () => {
    release();
    overlay.remove();
  };
  const take = async (box: Rect) => {
    end();
    await whenPainted();
    drawn(box);
  };
  const release = swallowEvents(overlay.windows, {
    pointerdown: ({ clientX, clientY }) => {
      start = { x: clientX, y: clientY };
    },
    pointermove: ({ clientX, clientY }) => {
      const box = start && span(start, { x: clientX, y: clientY });
      overlay.show(box, box && `${Math.round(box.width)} × ${Math.round(box.height)}`);
    },
    pointerup: ({ clientX, clientY }) => {
      const box = start && span(start, { x: clientX, y: clientY });
      start = undefined;
      if (box && box.width >= MIN_SIDE_PX && box.height >= MIN_SIDE_PX) void take(box);
      else overlay.show(undefined);
    },
    keydown: ({ key }) => {
      if (key === "Enter") void take({ x: 0, y: 0, width: innerWidth, height: innerHeight });
      if (key !== "Escape") return;
      end();
      left();
    },
  });
  return end;
}
