import { type RefObject, useCallback, useLayoutEffect, useState } from "react";
import { type StripGrid, stripGrid } from "@/utils/core/history/strip-grid";

/** Where nothing is laid out, a panel of this size is taken, CSS px. */
const WIDTH = 320;
const HEIGHT = 134;

/** How tiles lie in the strip, and which of them are in sight or near it; follows its size. */
export function useStripGrid(strip: RefObject<HTMLElement | null>) {
  const [grid, setGrid] = useState<StripGrid>(() =>
    stripGrid({ top: 0, width: WIDTH, height: HEIGHT }),
  );
  const look = useCallback(() => {
    const element = strip.current;
    if (!element) return;
    const { scrollTop: top, clientWidth, clientHeight } = element;
    const next = stripGrid({ top, width: clientWidth || WIDTH, height: clientHeight || HEIGHT });
    // Scrolling by less than a row draws nothing anew.
    setGrid((before) => (isSame(before, next) ? before : next));
  }, [strip]);
  useLayoutEffect(() => {
    look();
    if (!strip.current || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(look);
    observer.observe(strip.current);
    return () => observer.disconnect();
  }, [look, strip]);
  return { grid, look };
}

function isSame(one: StripGrid, other: StripGrid): boolean {
  return one.columns === other.columns && one.from === other.from && one.to === other.to;
}
