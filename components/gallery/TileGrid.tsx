import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { GAP, gridOf, stepFrom, tilesBetween } from "@/utils/core/gallery/grid";
import styles from "./TileGrid.module.css";
import { useScrolled } from "./use-scrolled";

interface TileGridProps {
  /** Names the list. */
  readonly label: string;
  readonly count: number;
  /** Scrolls along above the tiles. */
  readonly head?: ReactNode;
  /** A tile; `tabIndex` goes to what takes the focus in it. */
  readonly tile: (index: number, tabIndex: number) => ReactNode;
  /** What keeps its tile while others come and go. */
  readonly keyOf: (index: number) => string;
  /** The tiles that can be seen have changed. */
  readonly onSeen?: (from: number, to: number) => void;
}

/** Rows beyond the edge that are drawn, so that a quick scroll shows no gap, CSS px. */
const OVERSCAN = 200;

/** Tiles in rows, of which only those on the screen are there. One stop for Tab; arrow keys go on. */
export function TileGrid({ label, count, head, tile, keyOf, onSeen }: TileGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const { top, height, width, look } = useScrolled(scroller, list);
  const [focused, setFocused] = useState(0);
  const grid = gridOf(count, width);
  const { from, to } = tilesBetween(grid, count, top - OVERSCAN, top + height + OVERSCAN);
  const current = Math.min(focused, Math.max(0, count - 1));
  useEffect(() => {
    onSeen?.(from, to);
  }, [from, to, onSeen]);
  const move = (event: KeyboardEvent) => {
    const at = indexOf(event.target);
    const next = at === undefined ? undefined : stepFrom(at, event.key, grid, count);
    if (next === undefined) return;
    event.preventDefault();
    setFocused(next);
    bringIntoView(
      scroller.current,
      list.current,
      Math.floor(next / grid.columns) * grid.rowHeight,
      grid.rowHeight,
    );
    focusSoon(list.current, next);
  };
  return (
    <div ref={scroller} className={styles["scroller"]} onScroll={look}>
      {head}
      <ul
        ref={list}
        aria-label={label}
        className={styles["list"]}
        style={{ height: grid.height }}
        onKeyDown={move}
        onFocus={(event) => setFocused(indexOf(event.target) ?? focused)}
      >
        {Array.from({ length: to - from }, (_, offset) => from + offset).map((index) => (
          <li
            key={keyOf(index)}
            data-index={index}
            className={styles["tile"]}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{
              width: grid.width,
              height: grid.rowHeight - GAP,
              left: (index % grid.columns) * (grid.width + GAP),
              top: Math.floor(index / grid.columns) * grid.rowHeight,
            }}
          >
            {tile(index, index === current ? 0 : -1)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function indexOf(target: EventTarget): number | undefined {
  const item = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : undefined;
  return item ? Number(item.dataset["index"]) : undefined;
}

function bringIntoView(
  scroller: HTMLElement | null,
  list: HTMLElement | null,
  rowTop: number,
  rowHeight: number,
): void {
  if (!scroller || !list) return;
  const top = list.offsetTop + rowTop;
  const bottom = top + rowHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) {
    scroller.scrollTop = bottom - scroller.clientHeight;
  }
}

/** The row may be drawn after the scroll event only, which comes with the next frame. */
function focusSoon(list: HTMLElement | null, index: number): void {
  const focus = () =>
    list?.querySelector<HTMLElement>(`[data-index="${index}"] [tabindex="0"]`)?.focus();
  requestAnimationFrame(() => requestAnimationFrame(focus));
}
