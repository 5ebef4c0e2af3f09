import type { Edit } from "@/utils/core/edit/edit";
import type { Rect } from "@/utils/core/geometry";
import { placedOf } from "@/utils/panel/show/placed-of";
import type { PanelContext } from "@/utils/panel/state/panel-context";
import type { PanelState } from "@/utils/panel/state/panel-state";
import { readEdit } from "@/utils/store/edits";

/** One result of those that were asked for together. */
export interface ComparedResult {
  readonly edit: Edit;
  readonly position: number;
  /** The window that was edited, with the result in its place. */
  readonly part: Blob | undefined;
  /** How far what should have stayed was changed; see docs/stitching.md. */
  readonly drift: number | undefined;
}

/**
 * The edits that one *Generate* asked several servers for, in the order in which
 * they were chosen; none where it was only one. They share the moment they were
 * made at, which parts of one edit do, too: those have a group.
 */
export function comparedIds({ strip, run }: Pick<PanelState, "strip" | "run">): readonly string[] {
  const shown = run?.edit;
  if (!shown || shown.part) return [];
  const together = strip.filter(
    ({ createdAt, groupId }) => createdAt === shown.createdAt && groupId === undefined,
  );
  return together.length > 1 ? together.map(({ id }) => id) : [];
}

/** Reads and places the results of edits, for looking at them side by side. */
export async function readComparison(
  context: PanelContext,
  editIds: readonly string[],
): Promise<readonly ComparedResult[]> {
  const found: ComparedResult[] = [];
  for (const id of editIds) {
    const read = await readEdit(id);
    if (!read.ok) continue;
    const edit = read.value;
    for (const [position, { index }] of edit.results.entries()) {
      const placed = await placedOf(context, id, position);
      const part = placed.ok ? await cut(context, placed.value, edit.window) : undefined;
      // What was measured is kept with the picture that was made of it.
      const again = await readEdit(id);
      const drift = again.ok ? again.value.placements?.[index]?.report?.drift : undefined;
      found.push({ edit, position, part, drift });
    }
  }
  return found;
}

/** A part of a picture as a file of its own. */
async function cut(
  { services }: PanelContext,
  picture: Blob,
  part: Rect,
): Promise<Blob | undefined> {
  const made = await services.pixels.convert({ picture, type: "image/png", quality: 1, part });
  return made.ok ? made.value.file : undefined;
}
