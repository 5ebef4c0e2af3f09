import { useMemo } from "react";
import { useStore } from "zustand";
import type { WindowChoice } from "@/components/editor/stage/Stage";
import type { Panel } from "@/utils/panel/panel";

/** Lets the stage's frame be dragged while the window bar is open, and keeps where it was put. */
export function useWindowChoice(panel: Panel): WindowChoice | undefined {
  const isOpen = useStore(panel.store, ({ sending }) => sending.bar.kind === "window");
  const choice = useMemo<WindowChoice>(
    () => ({ snap: panel.snapFrame, onChange: panel.placeFrame }),
    [panel],
  );
  return isOpen ? choice : undefined;
}
