import { useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { FrameDrag } from "@/components/editor/stage/frame-drag";
import { Stage } from "@/components/editor/stage/Stage";
import { ToolRow } from "@/components/editor/ToolRow";
import { useEditorKeys } from "@/components/editor/use-editor-keys";
import { TextProvider } from "@/components/ui/text";
import { analysePicture } from "@/utils/editor/analyse-picture";
import { createEditor } from "@/utils/editor/editor-state";
import type { Editor } from "@/utils/editor/editor-types";
import { createPictureTools } from "@/utils/editor/picture-tools";
import "@/components/ui/tokens.css";
import { sha256Hex } from "@/utils/core/bytes";
import type { Rect, Size, StagePoint } from "@/utils/core/geometry";
import { createPixelClient } from "@/utils/pixels/worker/client";
import { translateFor } from "../translate";
import { type Comparison, compareWithOperations, paintSeenAt } from "./probe";

/** What a test does with the page from outside. */
export interface StagePage {
  readonly editor: Editor;
  /** Shows a picture of one colour; resolves when it has been painted once. */
  open(size: Size): Promise<void>;
  /** Shows a picture file, with the wand, its objects and files of paint at hand. */
  openFile(file: Blob): Promise<void>;
  setWindow(window: Rect | undefined): void;
  setDisabled(isDisabled: boolean): void;
  compareWithOperations(): Comparison;
  paintSeenAt(points: readonly StagePoint[]): boolean[];
}

declare global {
  var stagePage: StagePage | undefined;
  /** Begins anew, with no picture and every setting as it comes, as if the page were loaded again. */
  var restartStage: () => void;
}

interface Opened {
  readonly id: string;
  readonly bitmap: ImageBitmap;
  readonly size: Size;
}

const locale = new URLSearchParams(location.search).get("locale") === "zh_CN" ? "zh_CN" : "en";
const pixels = createPixelClient();
const translate = translateFor(locale);

function Page() {
  const editor = useMemo(() => createEditor(), []);
  useEditorKeys(editor, {});
  const [picture, setPicture] = useState<Opened>();
  const [isDisabled, setIsDisabled] = useState(false);
  const [shownWindow, setShownWindow] = useState<Rect>();
  const frameDrag = useMemo<FrameDrag>(
    () => ({ snap: snapToSquare, onChange: setShownWindow, label: "Move" }),
    [],
  );
  /** @param id of a picture that was shown before: what the worker knows of it is used again */
  async function show(bitmap: ImageBitmap, bytes?: Blob, id: string = crypto.randomUUID()) {
    const size = { width: bitmap.width, height: bitmap.height };
    setPicture({ id, bitmap, size });
    editor.open({
      size,
      ...(bytes ? { tools: createPictureTools(pixels, { id, bytes, size }) } : {}),
    });
    await nextPaint();
  }
  globalThis.stagePage = {
    editor,
    setDisabled: setIsDisabled,
    compareWithOperations: () => compareWithOperations(editor, maskCanvas()),
    paintSeenAt: (points) => paintSeenAt(maskCanvas(), points),
    setWindow: setShownWindow,
    async open({ width, height }) {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext("2d");
      if (!context) throw new Error("no canvas");
      context.fillStyle = "#8fb3d9";
      context.fillRect(0, 0, width, height);
      await show(canvas.transferToImageBitmap());
    },
    async openFile(file) {
      const bitmap = await createImageBitmap(file);
      await show(bitmap, file, await sha256Hex(await file.arrayBuffer()));
      void analysePicture(editor, new AbortController().signal);
    },
  };
  return (
    <TextProvider translate={translate} locale={locale}>
      <div style={{ minHeight: 0 }}>
        {picture && (
          <Stage
            editor={editor}
            picture={picture}
            window={shownWindow}
            frameDrag={frameDrag}
            disabled={isDisabled}
            label="Picture"
          />
        )}
      </div>
      <ToolRow editor={editor} />
    </TextProvider>
  );
}

/** As a model would that takes squares only. */
function snapToSquare({ x, y, width, height }: Rect): Rect {
  const side = Math.min(width, height);
  return { x, y, width: side, height: side };
}

function maskCanvas(): HTMLCanvasElement {
  const canvas = document.querySelector<HTMLCanvasElement>("canvas[data-shown]");
  if (!canvas) throw new Error("there is no stage");
  return canvas;
}

function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

const element = document.getElementById("root");
if (!element) throw new Error("no root");
const root = createRoot(element);
let turn = 0;

globalThis.restartStage = () => {
  turn += 1;
  flushSync(() => root.render(<Page key={turn} />));
};
globalThis.restartStage();
