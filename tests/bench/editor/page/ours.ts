import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { Stage } from "@/components/editor/stage/Stage";
import { EMPTY_MASK, push } from "@/utils/core/mask/history";
import { createEditor } from "@/utils/editor/editor-state";
import type { Mount } from "./contender";
import "@/components/ui/tokens.css";

/** The stage alone, as the panel shows it. */
export const mountOurs: Mount = async ({ root, picture, size, brush, scale }) => {
  const editor = createEditor({ brushSize: brush });
  const bitmap = await createImageBitmap(picture);
  editor.open({ size });
  createRoot(root).render(
    createElement(Stage, { editor, picture: { id: "bench", bitmap, size }, label: "Bench" }),
  );
  return {
    undo: editor.undo,
    redo: editor.redo,
    zoomBy: editor.zoomBy,
    load: (strokes) => {
      const operations = strokes.map((points) => ({
        kind: "stroke" as const,
        mode: "add" as const,
        radius: brush / 2 / scale,
        points,
      }));
      editor.open({ size, mask: operations.reduce(push, EMPTY_MASK) });
    },
  };
};
