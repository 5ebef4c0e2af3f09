import { toPicture } from "@/utils/core/view/view";
import type { ToolAtWork, ToolStart, ToolSurroundings } from "@/utils/editor/gestures/gesture";

/** Takes everything of a similar colour. A later click replaces one that is still under way. */
export function wandTool({ editor, setBusy, fail }: ToolSurroundings): ToolAtWork {
  let lastRun = 0;

  async function takeSimilar({ first, mode, picture }: ToolStart): Promise<void> {
    const { view, tolerance, isContiguous, pictureTools } = editor.getState();
    const seed = toPicture(view, first.point);
    const isInside =
      seed.x >= 0 && seed.y >= 0 && seed.x < picture.width && seed.y < picture.height;
    if (!isInside || !pictureTools) return;
    lastRun += 1;
    const run = lastRun;
    setBusy(true);
    const found = await pictureTools.findSimilar(seed, { tolerance, isContiguous });
    if (run !== lastRun) return;
    setBusy(false);
    // Meanwhile another picture may have been opened.
    if (editor.getState().pictureTools !== pictureTools) return;
    if (!found.ok) fail(found.error);
    else if (found.value.length > 0) editor.push({ kind: "spans", mode, runs: found.value });
  }

  return {
    begin: (start) => {
      void takeSimilar(start);
      return undefined;
    },
  };
}
