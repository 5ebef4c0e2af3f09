import { X } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { Panel } from "@/components/app/panel";
import { surfaceOf, wholePixelBox, wipe } from "@/components/editor/canvas";
import { useEditor } from "@/components/editor/editor-state";
import { IconButton } from "@/components/ui/IconButton";
import { useText } from "@/components/ui/text";
import styles from "./CompareSplit.module.css";

/**
 * The original left of a line that can be moved, the result right of it. Lies
 * over the stage and follows its zoom.
 */
export function CompareSplit({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const split = useStore(panel.store, (state) => state.split);
  const hasResult = useStore(panel.store, ({ results, chosen }) => !!results[chosen]?.bitmap);
  if (split === undefined || !hasResult) return null;
  return (
    <div className={styles["split"]}>
      <OriginalPart panel={panel} split={split} />
      <span className={styles["left"]}>{t("results_original")}</span>
      <span className={styles["right"]}>{t("results_split_result")}</span>
      <Handle panel={panel} split={split} />
      <IconButton
        label={t("results_split_end")}
        className={styles["end"]}
        onClick={() => panel.store.setState({ split: undefined })}
      >
        <X />
      </IconButton>
    </div>
  );
}

interface PartProps {
  readonly panel: Panel;
  /** Where the line is, 0 (left) to 1 of the stage's width. */
  readonly split: number;
}

function OriginalPart({ panel, split }: PartProps) {
  const picture = useStore(panel.store, (state) => state.picture);
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
    const place = { scale: view.scale * ratio, x: view.x * ratio, y: view.y * ratio };
    const box = wholePixelBox(place, picture.record.size);
    if (!surface.context || picture.bitmap.width === 0) return;
    surface.context.imageSmoothingQuality = "high";
    surface.context.drawImage(picture.bitmap, box.x, box.y, box.width, box.height);
  }, [picture, view, stage, ratio]);
  return (
    <canvas
      ref={canvas}
      className={styles["original"]}
      style={{ clipPath: `inset(0 ${(1 - split) * 100}% 0 0)` }}
    />
  );
}

const STEP = 0.02;
const BIG_STEP = 0.1;

function Handle({ panel, split }: PartProps) {
  const { t } = useText();
  const move = (to: number) =>
    panel.store.setState({ split: Math.min(1, Math.max(0, Math.round(to * 1000) / 1000)) });
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box) move((event.clientX - box.left) / box.width);
  };
  const press = (event: KeyboardEvent) => {
    const step = event.shiftKey ? BIG_STEP : STEP;
    const to: Readonly<Record<string, number>> = {
      ArrowLeft: split - step,
      ArrowDown: split - step,
      ArrowRight: split + step,
      ArrowUp: split + step,
      PageDown: split - BIG_STEP,
      PageUp: split + BIG_STEP,
      Home: 0,
      End: 1,
    };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(next);
  };
  const percent = Math.round(split * 100);
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles["handle"]}
      data-testid="split"
      aria-label={t("results_split")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={t("results_split_value", { percent })}
      style={{ left: `${split * 100}%` }}
      onPointerDown={drag}
      onPointerMove={drag}
      onKeyDown={press}
    />
  );
}
