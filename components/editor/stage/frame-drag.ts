import type { Rect } from "@/utils/core/geometry";

/** Lets the person drag the frame of what is sent. Keep the object the same between renders. */
export interface FrameDrag {
  /** The nearest window that can be sent; asked while dragging, so it must be quick. */
  readonly snap: (window: Rect) => Rect;
  /** The window was put there; it is snapped. */
  readonly onChange: (window: Rect) => void;
}
