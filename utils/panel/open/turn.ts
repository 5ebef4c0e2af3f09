import type { PanelStore } from "@/utils/panel/panel-state";

const latest = new WeakMap<PanelStore, object>();

/**
 * Says that something is being opened, and gives the way to ask whether nothing
 * was since: of two that are read at once, the one asked for last is shown,
 * however long the other one takes.
 */
export function takeTurn(store: PanelStore): () => boolean {
  const turn = {};
  latest.set(store, turn);
  return () => latest.get(store) === turn;
}
