import { Move } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useText } from "@/components/ui/text";
import type { Rect, Size } from "@/utils/core/geometry";
import { dragRect, type FrameHandle } from "@/utils/core/view/drag-rect";
import styles from "./FrameHandles.module.css";

export interface FrameHandlesProps {
  readonly window: Rect;
  readonly picture: Size;
  readonly onMove: (window: Rect) => void;
}

const CORNERS: readonly FrameHandle[] = ["nw", "ne", "sw", "se"];
/** What one press of an arrow key moves, as a share of the picture. */
const STEP = 1 / 50;

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * What the frame of what will be sent is moved and resized by. By keyboard:
 * the arrows move it, with Shift they resize it.
 */
export function FrameHandles({ window, picture, onMove }: FrameHandlesProps) {
  const { t } = useText();
  function step(event: KeyboardEvent) {
    const direction = DIRECTIONS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const px = Math.max(1, Math.round(Math.max(picture.width, picture.height) * STEP));
    const [x, y] = direction;
    onMove(dragRect(window, event.shiftKey ? "se" : "move", x * px, y * px, picture));
  }
  return (
    <>
      {CORNERS.map((corner) => (
        <span key={corner} className={styles["corner"]} data-handle={corner} />
      ))}
      <button
        type="button"
        className={styles["move"]}
        data-handle="move"
        data-testid="move-window"
        aria-label={t("editor_move_window")}
        title={t("editor_move_window")}
        onKeyDown={step}
      >
        <Move aria-hidden="true" />
      </button>
    </>
  );
}
