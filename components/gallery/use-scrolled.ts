import { type RefObject, useCallback, useLayoutEffect, useState } from "react";

/** Scrolling by less draws nothing anew, CSS px. */
const STEP = 40;

interface Scrolled {
  /** How far the list is scrolled past its own top, CSS px. */
  readonly top: number;
  /** Of what can be seen, CSS px. */
  readonly height: number;
  /** Inside the list, CSS px. */
  readonly width: number;
  readonly look: () => void;
}

/** Which part of a list inside a scrolled area can be seen. */
export function useScrolled(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
): Scrolled {
  const [seen, setSeen] = useState({ top: 0, height: 800, width: 304 });
  const look = useCallback(() => {
    const area = scroller.current;
    if (!area) return;
    const past = area.scrollTop - (list.current?.offsetTop ?? 0);
    const top = Math.floor(past / STEP) * STEP;
    const height = area.clientHeight || 800;
    const width = list.current?.clientWidth || 304;
    setSeen((before) =>
      before.top === top && before.height === height && before.width === width
        ? before
        : { top, height, width },
    );
  }, [scroller, list]);
  useLayoutEffect(() => {
    look();
    if (!scroller.current || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(look);
    observer.observe(scroller.current);
    // What stands above the list moves it.
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  }, [look, scroller, list]);
  return { ...seen, look };
}
