import { useMemo } from "react";
import { useStore } from "zustand";
import type { WindowChoice } from "@/components/editor/stage/Stage";
import type { Rect } from "@/utils/core/geometry";
import { capabilityOf, parseSize } from "@/utils/core/server/capability-choice";
import { snapFrame, windowFor } from "@/utils/core/window/window-choice";
import type { Panel } from "@/utils/panel/panel";
import type { PanelStore } from "@/utils/panel/panel-state";

/** Lets the stage's frame be dragged while it is open for it, and keeps where it was put. */
export function useWindowChoice({ store }: Panel): WindowChoice | undefined {
  const isOpen = useStore(store, (state) => state.isWindowOpen);
  const choice = useMemo<WindowChoice>(
    () => ({
      snap: (dragged) => snapNow(dragged, store),
      onChange: (rect) => putFrame(rect, store),
    }),
    [store],
  );
  return isOpen ? choice : undefined;
}

function snapNow(dragged: Rect, store: PanelStore): Rect {
  const { planned, picture, profile, options } = store.getState();
  if (!planned || !picture) return dragged;
  const { sizes } = capabilityOf(profile);
  const wanted = parseSize(options.size) ?? "auto";
  return snapFrame(dragged, planned.window, picture.record.size, sizes, wanted);
}

/** It stands there at once; what is painted in it is found out later. */
function putFrame(rect: Rect, store: PanelStore): void {
  const { planned, picture, profile, options } = store.getState();
  if (!planned || !picture) return;
  const windowChoice = { kind: "frame", rect } as const;
  const { sizes } = capabilityOf(profile);
  const wanted = parseSize(options.size) ?? "auto";
  const chosen = windowFor(windowChoice, undefined, picture.record.size, sizes, wanted);
  store.setState({ windowChoice, planned: { ...planned, ...chosen } });
}
