import { type RefObject, useEffect, useRef } from "react";
import { createDebounce } from "@/utils/async/debounce";
import { rememberStage } from "./remembered-stage";
import { followSize, type StageSizes } from "./stage-size";
import { removeStill } from "./still";

/** While a panel is resized nothing has to be kept. */
const SETTLED_AFTER_MS = 200;

/** For the element that the stage fills: takes the still's place, and keeps where it is for the next one. */
export function useStageMemory(): RefObject<HTMLDivElement | null> {
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => {
    removeStill();
    const element = stage.current;
    if (!element) return undefined;
    let sizes: StageSizes | undefined;
    const remember = () => sizes && rememberStage({ box: boxOf(element), device: sizes.device });
    const settled = createDebounce(remember, { waitMs: SETTLED_AFTER_MS });
    const stop = followSize(element, (now) => {
      const isFirst = sizes === undefined;
      sizes = now;
      // A panel may be closed at once.
      if (isFirst) remember();
      else settled.schedule();
    });
    return () => {
      stop();
      settled.cancel();
    };
  }, []);
  return stage;
}

/** Where it is in a page that is not scrolled, CSS px. */
function boxOf(element: HTMLElement) {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y: y + (element.closest("main")?.scrollTop ?? 0), width, height };
}
