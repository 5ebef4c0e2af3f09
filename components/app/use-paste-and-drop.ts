import { useEffect } from "react";
import type { Panel } from "@/utils/panel/panel";

/** The first image among what was pasted or dropped; a file without a type may be one, too. */
function imageIn(data: DataTransfer | null): File | undefined {
  const files = [...(data?.files ?? [])];
  return files.find(({ type }) => type.startsWith("image/")) ?? files.find(({ type }) => !type);
}

/** The address of an image dragged from a page: not every browser gives its file. */
function addressIn(data: DataTransfer): string | undefined {
  const html = new DOMParser().parseFromString(data.getData("text/html"), "text/html");
  const source = html.querySelector("img")?.getAttribute("src") ?? "";
  const named = data.getData("text/uri-list").split(/\r?\n/, 1)[0] ?? "";
  return [source, named].find((address) => /^(https?|data):/i.test(address));
}

/** Something from a page is dragged, and not into a text field. */
function isFromPage({ dataTransfer, target }: DragEvent): boolean {
  const isField = target instanceof HTMLElement && target.matches("input, textarea");
  return !isField && dataTransfer?.types.includes("text/uri-list") === true;
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
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const dragOver = (event: DragEvent) => {
      if (hasFiles(event) || isFromPage(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer || !(hasFiles(event) || isFromPage(event))) return;
      event.preventDefault();
      const file = imageIn(event.dataTransfer);
      if (file) return void panel.openFile(file, "drop");
      const address = addressIn(event.dataTransfer);
      if (address) void panel.takeDropped(address);
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
