import { type CSSProperties, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { surfaceOf, wholePixelBox, wipe } from "@/components/editor/draw/canvas";
import { useEditor } from "@/components/editor/use-editor";
import type { Size } from "@/utils/core/geometry";
import type { View } from "@/utils/core/view/view";
import type { Panel } from "@/utils/panel/panel";
import { compareBaseOf } from "@/utils/panel/state/selectors";

interface OriginalCanvasProps {
  readonly panel: Panel;
  readonly className: string | undefined;
  readonly style?: CSSProperties;
}

/** What a result is compared with, drawn where the stage would draw it. */
export function OriginalCanvas({ panel, className, style }: OriginalCanvasProps) {
  const picture = useStore(panel.store, (state) => state.picture);
  const base = useStore(panel.store, compareBaseOf);
  const view = useEditor(panel.editor, (state) => state.view);
  const stage = useEditor(panel.editor, (state) => state.stageSize);
  const ratio = useEditor(panel.editor, (state) => state.pixelRatio);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current || !picture) return;
    canvas.current.width = Math.max(1, Math.round(stage.width * ratio));
    canvas.current.height = Math.max(1, Math.round(stage.height * ratio));
    const surface = surfaceOf(canvas.current);
    wipe(surface);
    const { bitmap, size } = base ?? { bitmap: picture.bitmap, size: picture.record.size };
    const place = { scale: view.scale * ratio, x: view.x * ratio, y: view.y * ratio };
    const box = wholePixelBox(centred(place, size, picture.record.size), size);
    if (!surface.context || bitmap.width === 0) return;
    surface.context.imageSmoothingQuality = "high";
    surface.context.drawImage(bitmap, box.x, box.y, box.width, box.height);
  }, [picture, base, view, stage, ratio]);
  return <canvas ref={canvas} className={className} style={style} />;
}

/** An ancestor may be smaller: then it is centred in the picture. */
function centred({ scale, x, y }: View, size: Size, room: Size): View {
  return {
    scale,
    x: x + ((room.width - size.width) / 2) * scale,
    y: y + ((room.height - size.height) / 2) * scale,
  };
}
