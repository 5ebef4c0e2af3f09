import type { ClipboardEvent, DragEvent } from "react";
import { isPastedAsText } from "@/components/ui/text-field";
import { isNamedPicture } from "@/utils/core/picture/picture-files";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import type { Panel } from "@/utils/panel/panel";
import { referenceLimit } from "@/utils/panel/send/references";

function picturesIn(data: DataTransfer): File[] {
  return [...data.files].filter(isNamedPicture);
}

/**
 * Pictures that are pasted or dropped where the prompt is belong to it; anywhere
 * else in the panel they are opened. Where the model takes one picture only,
 * this place is no different from the rest.
 */
export function useReferenceDrops(panel: Panel) {
  const take = (data: DataTransfer, way: "paste" | "drop"): boolean => {
    const { server, picture } = panel.store.getState();
    const files = picturesIn(data);
    if (!picture || files.length === 0 || referenceLimit(capabilityOf(server.profile)) < 1)
      return false;
    void addAll(panel, files, way);
    return true;
  };
  return {
    onPaste: (event: ClipboardEvent) => {
      if (isPastedAsText(event.target, event.clipboardData)) return;
      if (take(event.clipboardData, "paste")) keep(event);
    },
    onDrop: (event: DragEvent) => {
      if (take(event.dataTransfer, "drop")) keep(event);
    },
  };
}

/** Sequential, so that they keep their order. */
async function addAll(panel: Panel, files: readonly File[], way: "paste" | "drop") {
  for (const file of files) await panel.addReference(file, way);
}

/** Keeps the event from the browser and from the panel, which would open the picture. */
function keep(event: ClipboardEvent | DragEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
