import { useEffect } from "react";
import type { Panel } from "./panel";

/** The first image among what was pasted or dropped. */
function imageIn(data: DataTransfer | null): File | undefined {
  return [...(data?.files ?? [])].find(({ type }) => type.startsWith("image/"));
}

/** Opens pictures that are pasted or dropped anywhere in the panel. */
export function usePasteAndDrop(panel: Panel): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = imageIn(event.clipboardData);
      if (!file) return;
      event.preventDefault();
      void panel.openFile(file, "paste");
    };
    const dragOver = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const file = imageIn(event.dataTransfer);
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (file) void panel.openFile(file, "drop");
    };
    document.addEventListener("paste", paste);
    document.addEventListener("dragover", dragOver);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("paste", paste);
      document.removeEventListener("dragover", dragOver);
      document.removeEventListener("drop", drop);
    };
  }, [panel]);
}
