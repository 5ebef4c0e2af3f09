import { type RefObject, useCallback, useLayoutEffect, useState } from "react";
import { type HistoryRow, rowsBetween } from "@/utils/core/history/rows";

/** What is drawn above and below what is seen, CSS px, so that scrolling shows no gaps. */
const OVERSCAN = 480;

interface VisibleRows {
  readonly rows: readonly HistoryRow[];
  readonly onScroll: () => void;
}

/** The few rows of many that are on screen or nearly so. */
export function useVisibleRows(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly HistoryRow[],
): VisibleRows {
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    // Rounded, so that scrolling by a pixel draws nothing anew.
    const top = Math.floor(element.scrollTop / 80) * 80;
    const height = element.clientHeight || 800;
    setSeen((before) =>
      before.top === top && before.height === height ? before : { top, height },
    );
  }, [scroller]);
  useLayoutEffect(() => {
    look();
    if (!scroller.current || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(look);
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [look, scroller]);
  const visible = rowsBetween(rows, seen.top - OVERSCAN, seen.top + seen.height + OVERSCAN);
  return { rows: visible, onScroll: look };
}
