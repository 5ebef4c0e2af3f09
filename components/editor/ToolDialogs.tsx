import type { Editor } from "@/utils/editor/editor-types";
import { GrowDialog } from "./GrowDialog";
import { KeySheet } from "./KeySheet";
import { PaintDialog } from "./PaintDialog";
import { PartsDialog } from "./PartsDialog";
import { RectangleDialog } from "./RectangleDialog";

/** A dialog of the tools, by name. */
export type ToolDialog = "grow" | "rectangle" | "paint" | "parts" | "keys";

interface ToolDialogsProps {
  readonly editor: Editor;
  readonly open: ToolDialog | undefined;
  readonly onClose: () => void;
}

/** The dialogs of the tools: loaded when the first of them opens. */
export function ToolDialogs({ editor, open, onClose }: ToolDialogsProps) {
  return (
    <>
      <GrowDialog editor={editor} isOpen={open === "grow"} onClose={onClose} />
      <PartsDialog editor={editor} isOpen={open === "parts"} onClose={onClose} />
      <RectangleDialog editor={editor} isOpen={open === "rectangle"} onClose={onClose} />
      <PaintDialog editor={editor} isOpen={open === "paint"} onClose={onClose} />
      <KeySheet isOpen={open === "keys"} onClose={onClose} />
    </>
  );
}
