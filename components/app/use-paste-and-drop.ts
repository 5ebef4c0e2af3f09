import { useEffect } from "react";
import { isPastedAsText, isTextField } from "@/components/ui/text-field";
import type { Panel } from "@/utils/panel/panel";
import { type Brought, broughtBy } from "./brought";

/** The address of an image dragged from a page: not every browser gives its file. */
function addressIn(data: DataTransfer): string | undefined {
  const html = new DOMParser().parseFromString(data.getData("text/html"), "text/html");
  const source = html.querySelector("img")?.getAttribute("src") ?? "";
  const named = data.getData("text/uri-list").split(/\r?\n/, 1)[0] ?? "";
  return [source, named].find((address) => /^(https?|data):/i.test(address));
}

/** Something from a page is dragged, and not into a text field. */
function isFromPage({ dataTransfer, target }: DragEvent): boolean {
  return !isTextField(target) && dataTransfer?.types.includes("text/uri-list") === true;
}

/** Opens what is there; whether there was anything. */
function open(panel: Panel, { files, folders }: Brought, way: "paste" | "drop"): boolean {
  const [folder] = folders;
  if (files.length > 0) void panel.openFiles(files, way);
  else if (folder) void panel.openFolder(folder);
  return files.length > 0 || folder !== undefined;
}

/** Opens pictures that are pasted or dropped anywhere in the panel. */
export function usePasteAndDrop(panel: Panel): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (isPastedAsText(event.target, event.clipboardData)) return;
      if (open(panel, broughtBy(event.clipboardData), "paste")) event.preventDefault();
    };
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const dragOver = (event: DragEvent) => {
      if (hasFiles(event) || isFromPage(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer || !(hasFiles(event) || isFromPage(event))) return;
      event.preventDefault();
      if (open(panel, broughtBy(event.dataTransfer), "drop")) return;
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
