import { WheelSteps, wheelIntent } from "@/utils/core/view/wheel";
import type { Editor } from "@/utils/editor/editor-types";

/** Zooms, pans and sizes by the wheel. Returns a function that stops it. */
export function followWheel(stage: HTMLElement, editor: Editor, isBusy: () => boolean): () => void {
  const sizes = new WheelSteps();
  const turn = (event: WheelEvent) => {
    event.preventDefault();
    const intent = wheelIntent(event);
    // What is being drawn must not be moved away below the pointer.
    if (!intent || isBusy()) return;
    const box = stage.getBoundingClientRect();
    const anchor = { x: event.clientX - box.left, y: event.clientY - box.top };
    if (intent.kind === "zoom") editor.zoomBy(intent.factor, anchor);
    else if (intent.kind === "pan") editor.panBy(intent.dx, intent.dy);
    else {
      const direction = sizes.add(intent.notches);
      if (direction) editor.stepBrushSize(direction);
    }
  };
  stage.addEventListener("wheel", turn, { passive: false });
  return () => stage.removeEventListener("wheel", turn);
}
