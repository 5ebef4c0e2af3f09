import type { Editor, ToolDialog } from "@/utils/editor/editor-types";
import { GrowDialog } from "./GrowDialog";
import { KeySheet } from "./KeySheet";
import { PaintDialog } from "./PaintDialog";
import { PartsDialog } from "./PartsDialog";
import { RectangleDialog } from "./RectangleDialog";

interface ToolDialogsProps {
  readonly editor: Editor;
  readonly open: ToolDialog;
  readonly editShortcuts: (() => void) | undefined;
}

/** The dialogs of the tools: loaded when the first of them opens. */
export function ToolDialogs({ editor, open, editShortcuts }: ToolDialogsProps) {
  const onClose = () => editor.setDialog(undefined);
  return (
    <>
      <GrowDialog editor={editor} isOpen={open === "grow"} onClose={onClose} />
      <PartsDialog editor={editor} isOpen={open === "parts"} onClose={onClose} />
      <RectangleDialog editor={editor} isOpen={open === "rectangle"} onClose={onClose} />
      <PaintDialog editor={editor} isOpen={open === "paint"} onClose={onClose} />
      <KeySheet isOpen={open === "keys"} onClose={onClose} editShortcuts={editShortcuts} />
    </>
  );
}
