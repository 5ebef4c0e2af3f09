import type { Editor } from "@/utils/editor/editor-types";

/**
 * Finds the edges of the picture that is open, stage by stage: what somebody
 * asks of the worker meanwhile is done in between. Where the picture cannot be
 * read there are none.
 *
 * @param signal aborted when another picture is open
 */
export async function analysePicture(editor: Editor, signal: AbortSignal): Promise<void> {
  const { pictureTools } = editor.getState();
  if (!pictureTools) return;
  for (;;) {
    const further = await pictureTools.objects.analyse(signal);
    if (signal.aborted || editor.getState().pictureTools !== pictureTools) return;
    if (further.ok && !further.value.isDone) continue;
    editor.setEdges(further.ok && further.value.hasEdges ? "found" : "none");
    return;
  }
}
