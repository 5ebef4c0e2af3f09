import type { Panel } from "@/utils/panel/panel";
import { freeRoom } from "@/utils/store/room";

/** Enough for a few large results. */
const ROOM_BYTES = 200_000_000;

/**
 * Removes the oldest unstarred edits, then stores the results that did not fit.
 * The edit that is open stays, with all its parts.
 */
export async function makeRoom(panel: Panel): Promise<void> {
  const { edit } = panel.store.getState();
  const keep = edit?.part?.editIds ?? (edit ? [edit.id] : []);
  const freed = await freeRoom(ROOM_BYTES, { keep });
  if (freed.ok) await panel.repair();
  else panel.store.setState({ problem: freed.error });
}
