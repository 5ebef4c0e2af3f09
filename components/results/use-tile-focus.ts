import { type FocusEvent, type RefObject, useEffect, useLayoutEffect, useState } from "react";

/** A result is known by its key, whatever comes before it; the original has one, too. */
export interface TileFocus {
  /** Of the tile that has the focus. */
  readonly key: string | undefined;
  /** Gives the focus to a tile, which may have to be drawn for it. */
  readonly give: (key: string) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
}

/**
 * Keeps the focus with a result when its tile is drawn as another one: what is
 * chosen is put on the stage, and its thumbnail gives way to the result itself.
 */
export function useTileFocus(list: RefObject<HTMLElement | null>): TileFocus {
  const [key, setKey] = useState<string>();
  // After every render: a tile that went took the focus with it, and nobody is told.
  useLayoutEffect(() => {
    if (key === undefined) return;
    const tile = tileOf(list.current, key);
    const { activeElement, body } = document;
    const isOurs = activeElement === body || list.current?.contains(activeElement);
    if (isOurs && tile !== activeElement) tile?.focus();
  });
  return {
    key,
    give: setKey,
    onFocus: (event) => setKey((event.target as HTMLElement).dataset["key"]),
    onBlur: () => setKey(undefined),
  };
}

const NEAREST = { block: "nearest", inline: "nearest" } as const;

/**
 * Scrolls to a tile when another one is to be seen. What arrives before it
 * scrolls nothing: what somebody looks at stays.
 */
export function useTileInSight(list: RefObject<HTMLElement | null>, key: string): void {
  useEffect(() => {
    tileOf(list.current, key)?.scrollIntoView?.(NEAREST);
  }, [list, key]);
}

/** The tile of a result in a list, where it is drawn. */
function tileOf(list: HTMLElement | null, key: string): HTMLElement | undefined {
  const tiles = list?.querySelectorAll<HTMLElement>("[data-key]") ?? [];
  return [...tiles].find(({ dataset }) => dataset["key"] === key);
}
