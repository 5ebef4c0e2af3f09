import type { Rect } from "@/utils/core/geometry";
import type { FrameHandle } from "@/utils/core/view/drag-rect";

/** Lets the person drag the frame on the picture. Keep the object the same between renders. */
export interface FrameDrag {
  /** The nearest frame that can be; asked while dragging, so it must be quick. */
  readonly snap: (frame: Rect, handle: FrameHandle) => Rect;
  /** The frame was put there; it is snapped. */
  readonly onChange: (frame: Rect) => void;
  /** What moving it means, for people who cannot see it. */
  readonly label: string;
  /** What Enter does. With it the keyboard is at the frame as soon as there is one. */
  readonly onConfirm?: () => void;
  /** All that is to be seen is in the frame: the rest is dimmed, and nothing is painted meanwhile. */
  readonly isAll?: boolean;
}
