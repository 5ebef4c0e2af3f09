import { useMemo } from "react";
import { useStore } from "zustand";
import type { FrameDrag } from "@/components/editor/stage/frame-drag";
import { useText } from "@/components/ui/text";
import type { Panel } from "@/utils/panel/panel";

/** Lets the stage's frame be dragged while a bar is open that has one, and keeps where it was put. */
export function useFrameDrag(panel: Panel): FrameDrag | undefined {
  const { t } = useText();
  const bar = useStore(panel.store, ({ sending }) => sending.bar.kind);
  return useMemo(() => {
    if (bar === "window") {
      const label = t("editor_move_window");
      return { snap: panel.snapFrame, onChange: panel.placeFrame, label };
    }
    if (bar !== "crop") return undefined;
    return {
      snap: panel.snapCrop,
      onChange: panel.placeCrop,
      label: t("crop_move"),
      onConfirm: () => void panel.applyCrop(),
      isAll: true,
    };
  }, [panel, bar, t]);
}
