import { Move } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import type { Rect, Size } from "@/utils/core/geometry";
import { dragRect, type FrameHandle } from "@/utils/core/view/drag-rect";
import styles from "./FrameHandles.module.css";
import type { FrameDrag } from "./frame-drag";

export interface FrameHandlesProps {
  readonly window: Rect;
  readonly picture: Size;
  readonly drag: FrameDrag;
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
 * What a frame on the picture is moved and resized by. By keyboard:
 * the arrows move it, with Shift they resize it.
 */
export function FrameHandles({ window, picture, drag }: FrameHandlesProps) {
  const { snap, onChange, label, onConfirm } = drag;
  const button = useRef<HTMLButtonElement>(null);
  useFocus(button, onConfirm !== undefined);
  function step(event: KeyboardEvent) {
    if (event.key === "Enter" && onConfirm) {
      event.preventDefault();
      onConfirm();
      return;
    }
    const direction = DIRECTIONS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const px = Math.max(1, Math.round(Math.max(picture.width, picture.height) * STEP));
    const [x, y] = direction;
    const handle = event.shiftKey ? "se" : "move";
    onChange(snap(dragRect(window, handle, x * px, y * px, picture), handle));
  }
  return (
    <>
      {CORNERS.map((corner) => (
        <span key={corner} className={styles["corner"]} data-handle={corner} />
      ))}
      <button
        ref={button}
        type="button"
        className={styles["move"]}
        data-handle="move"
        data-testid="move-window"
        aria-label={label}
        title={label}
        onKeyDown={step}
      >
        <Move aria-hidden="true" />
      </button>
    </>
  );
}

/** Takes the focus when it comes, and gives it back to what had it when it goes. */
function useFocus(button: RefObject<HTMLButtonElement | null>, takesFocus: boolean): void {
  useEffect(() => {
    const own = button.current;
    if (!takesFocus || !own) return;
    const before = document.activeElement;
    own.focus({ preventScroll: true });
    return () => {
      const isNobody = document.activeElement === document.body || own === document.activeElement;
      if (isNobody && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [button, takesFocus]);
}
