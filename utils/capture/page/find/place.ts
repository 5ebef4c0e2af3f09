import type { PagePicture } from "@/utils/capture/page/find/page-picture";
import type { FramePlace } from "@/utils/capture/protocol/snapshot";
import type { Rect } from "@/utils/core/geometry";

/** The frame's offset in the page; nothing inside frames of other sites, which hide it. */
function readOffset(): { x: number; y: number } | undefined {
  let [x, y] = [0, 0];
  try {
    for (let view: Window = window; view !== view.top; view = view.parent) {
      const frame = view.frameElement;
      if (!frame) return undefined;
      const { left, top } = frame.getBoundingClientRect();
      const style = getComputedStyle(frame);
      x += left + frame.clientLeft + Number.parseFloat(style.paddingLeft);
      y += top + frame.clientTop + Number.parseFloat(style.paddingTop);
    }
  } catch {
    return undefined;
  }
  return { x, y };
}

/** Where this frame lies on the screen, CSS px, as far as its parents may be read. */
export function readFramePlace(): FramePlace {
  const offset = readOffset();
  const view = (offset && window.top) || window;
  const pinch = view.visualViewport;
  return {
    ...(offset ? { offset } : {}),
    viewport: { width: view.innerWidth, height: view.innerHeight },
    pinch: { scale: pinch?.scale ?? 1, x: pinch?.offsetLeft ?? 0, y: pinch?.offsetTop ?? 0 },
  };
}

/** The largest rectangle of a shape that fits into another, in its middle. */
function containIn(box: Rect, shape: { width: number; height: number }): Rect {
  const scale = Math.min(box.width / shape.width, box.height / shape.height);
  const [width, height] = [shape.width * scale, shape.height * scale];
  return {
    x: box.x + (box.width - width) / 2,
    y: box.y + (box.height - height) / 2,
    width,
    height,
  };
}

/** Where a picture's own pixels lie on screen: inside borders and padding, and without letterboxing. */
export function readBox({ element, kind, natural }: PagePicture): Rect {
  const { left, top, width, height } = element.getBoundingClientRect();
  if (kind === "background" || kind === "svg") return { x: left, y: top, width, height };
  const style = getComputedStyle(element);
  const px = (name: string) => Number.parseFloat(style.getPropertyValue(name)) || 0;
  const edge = (side: string) => px(`border-${side}-width`) + px(`padding-${side}`);
  const box = {
    x: left + edge("left"),
    y: top + edge("top"),
    width: Math.max(0, width - edge("left") - edge("right")),
    height: Math.max(0, height - edge("top") - edge("bottom")),
  };
  const isLetterboxed =
    style.objectFit === "contain" || (kind === "video" && style.objectFit !== "cover");
  return isLetterboxed && natural.width > 0 && natural.height > 0 ? containIn(box, natural) : box;
}
