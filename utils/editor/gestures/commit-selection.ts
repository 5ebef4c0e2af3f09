import type { MaskOperation, PaintMode } from "@/utils/core/mask/operation";
import { toRuns } from "@/utils/core/mask/runs";
import type { GestureEditor } from "@/utils/editor/gestures/gesture";
import type { Selection } from "@/utils/pixels/job-types";

/** A selection that became a step of the mask. */
export interface Committed {
  /** As it was pushed; `isLastStep` and `replace` know what has replaced it. */
  readonly operation: MaskOperation;
  /** Puts another selection in its place: the same step, not one more. */
  become(selection: Selection): void;
}

/**
 * Makes a selection one step of the mask: at once as the small copy knows it,
 * and on the picture's own edge as soon as that is found. Nothing where there
 * is nothing to paint.
 *
 * @param whenSharp called with the step when its edge is found, or cannot be
 */
export function commitSelection(
  editor: GestureEditor,
  selection: Selection,
  mode: PaintMode,
  whenSharp: (step: MaskOperation) => void = () => undefined,
): Committed | undefined {
  const operation = coarse(editor, selection, mode);
  if (!operation) return undefined;
  editor.push(operation);
  let sharpening = sharpen(editor, selection, operation, whenSharp);
  return {
    operation,
    become: (other) => {
      const next = coarse(editor, other, mode);
      if (!next) return;
      sharpening.abort();
      editor.replace(operation, next);
      sharpening = sharpen(editor, other, next, whenSharp);
    },
  };
}

type Spans = Extract<MaskOperation, { kind: "spans" }>;

function coarse(
  editor: GestureEditor,
  { mask, size }: Selection,
  mode: PaintMode,
): Spans | undefined {
  const { pictureSize } = editor.getState();
  const runs = pictureSize ? toRuns(mask, size, pictureSize) : [];
  return runs.length > 0 ? { kind: "spans", mode, runs } : undefined;
}

/** Where it fails or comes too late, the step stays as it is: right, but less fine. */
function sharpen(
  editor: GestureEditor,
  selection: Selection,
  step: Spans,
  whenSharp: (step: MaskOperation) => void,
): AbortController {
  const stop = new AbortController();
  const objects = editor.getState().pictureTools?.objects;
  void objects?.refine(selection, stop.signal).then((fine) => {
    if (stop.signal.aborted) return;
    if (fine.ok && fine.value.runs.length > 0)
      editor.replace(step, { ...step, runs: fine.value.runs });
    whenSharp(step);
  });
  return stop;
}
