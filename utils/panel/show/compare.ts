import type { HistoryEntry } from "@/utils/core/history/entry";
import { loadPicture } from "@/utils/panel/open/open-picture";
import type { Panel } from "@/utils/panel/panel";
import type { PanelState } from "@/utils/panel/panel-state";

/** There are two things to compare: a result and its original, or the picture and what it came out of. */
export function canCompare({ results, chosen, compareBase }: PanelState): boolean {
  return results[chosen]?.bitmap !== undefined || compareBase !== undefined;
}

export function isComparing({ split, isBeside }: PanelState): boolean {
  return split !== undefined || isBeside;
}

export function startSplit(panel: Panel): void {
  panel.store.setState({ split: 0.5, isBeside: false });
}

/** The two beside each other, both fitted into their halves. */
export function startBeside(panel: Panel): void {
  panel.store.setState({ split: undefined, isBeside: true });
  panel.editor.fit();
}

export function endCompare(panel: Panel): void {
  const { isBeside, compareBase } = panel.store.getState();
  compareBase?.bitmap.close();
  panel.store.setState({ split: undefined, isBeside: false, compareBase: undefined });
  if (isBeside) panel.editor.fit();
}

/**
 * Compares with the picture that an earlier edit began with; with none given,
 * with the picture that is open.
 */
export async function compareWith(
  panel: Panel,
  ancestor: Pick<HistoryEntry, "id" | "pictureId"> | undefined,
): Promise<void> {
  const { picture, compareBase: before } = panel.store.getState();
  if (!ancestor) {
    before?.bitmap.close();
    return panel.store.setState({ compareBase: undefined });
  }
  const loaded = await loadPicture(ancestor.pictureId, panel.services);
  if (!loaded.ok) return panel.store.setState({ problem: loaded.error });
  const { bitmap, record } = loaded.value;
  if (panel.store.getState().picture !== picture) return bitmap.close();
  panel.store.getState().compareBase?.bitmap.close();
  panel.store.setState({ compareBase: { editId: ancestor.id, bitmap, size: record.size } });
}
