import type { PanelContext } from "@/utils/panel/state/panel-context";
import { shownEditIds } from "@/utils/panel/state/selectors";
import { freeRoom } from "@/utils/store/room";

/** Enough for a few large results. */
const ROOM_BYTES = 200_000_000;

/**
 * Removes the oldest unstarred edits, then stores the results that did not fit.
 * The edit that is open stays, with all its parts.
 *
 * @param repair stores the results
 */
export async function makeRoom(
  { store }: PanelContext,
  repair: () => Promise<void>,
): Promise<void> {
  const freed = await freeRoom(ROOM_BYTES, { keep: shownEditIds(store.getState()) });
  if (!freed.ok) return store.setState({ problem: freed.error });
  await repair();
  // Where nothing is held that could be stored now, the way is free for the next try.
  if (!store.getState().run) store.setState({ problem: undefined });
}
