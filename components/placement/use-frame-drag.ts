import { useMemo } from "react";
import { useStore } from "zustand";
import type { FrameDrag } from "@/components/editor/stage/frame-drag";
import type { Panel } from "@/utils/panel/panel";

/** Lets the stage's frame be dragged while the window bar is open, and keeps where it was put. */
export function useFrameDrag(panel: Panel): FrameDrag | undefined {
  const isOpen = useStore(panel.store, ({ sending }) => sending.bar.kind === "window");
  const choice = useMemo<FrameDrag>(
    () => ({ snap: panel.snapFrame, onChange: panel.placeFrame }),
    [panel],
  );
  return isOpen ? choice : undefined;
}
