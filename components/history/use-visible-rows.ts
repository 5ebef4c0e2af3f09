import { type RefObject, useCallback, useLayoutEffect, useState } from "react";
import { type HistoryRow, rowsBetween } from "@/utils/core/history/rows";

/** Overscan, CSS px: rows rendered above and below the viewport. */
const OVERSCAN = 480;

interface VisibleRows {
  readonly rows: readonly HistoryRow[];
  readonly onScroll: () => void;
}

/** The rows in the viewport and its overscan. */
export function useVisibleRows(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly HistoryRow[],
): VisibleRows {
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  const look = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    // Rounded, so that scrolling by a pixel renders nothing.
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
