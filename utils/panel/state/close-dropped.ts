import type { PanelState } from "@/utils/panel/state/panel-state";

/**
 * Closes the bitmaps that a change has taken out of the state: they are large,
 * and garbage collection comes too late for them. The state owns its bitmaps,
 * so nothing else closes one that was put into it.
 */
export function closeDropped(state: PanelState, before: PanelState): void {
  const hasSame =
    state.picture === before.picture && state.run === before.run && state.shown === before.shown;
  if (hasSame) return;
  const kept = new Set(bitmapsOf(state));
  for (const bitmap of bitmapsOf(before)) if (!kept.has(bitmap)) bitmap.close();
}

function bitmapsOf({ picture, run, shown }: PanelState): readonly ImageBitmap[] {
  const { comparison } = shown;
  const lasting = comparison.kind === "held" ? comparison.after : comparison;
  const results = run?.results ?? [];
  return [
    picture?.bitmap,
    run?.preview,
    lasting.kind === "none" ? undefined : lasting.base?.bitmap,
    ...results.flatMap(({ bitmap, adjusted, raw }) => [bitmap, adjusted, raw]),
  ].filter((bitmap) => bitmap !== undefined);
}
