import { useLayoutEffect, useRef } from "react";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import type { Rect, Size } from "@/utils/core/geometry";
import type { Editor, MaskShown } from "@/utils/editor/editor-types";
import { shownMask } from "@/utils/editor/shown-mask";
import type { PictureSource } from "../draw/picture-layer";
import { useEditor } from "../use-editor";
import { FrameHandles } from "./FrameHandles";
import type { FrameDrag } from "./frame-drag";
import { PointNotes } from "./PointNotes";
import styles from "./Stage.module.css";
import { StageController } from "./stage-controller";

export interface StageProps {
  readonly editor: Editor;
  readonly picture: {
    readonly id: string;
    readonly bitmap: PictureSource;
    readonly size: Size;
  };
  /** A result of the same picture, shown in its place. */
  readonly shown?: PictureSource | undefined;
  /** What will be sent, picture px: drawn as a thin frame. */
  readonly window?: Rect | undefined;
  /** Lets the person move and resize that frame. */
  readonly frameDrag?: FrameDrag | undefined;
  /** What the wand could not do. Keep the function the same between renders. */
  readonly onProblem?: ((error: AppError) => void) | undefined;
  /** Nothing can be painted now; zooming and panning still work. */
  readonly disabled?: boolean;
  /** The stage's name, for people who cannot see it. */
  readonly label: string;
}

/** The picture with what has been painted over it. Fills its parent. */
export function Stage(props: StageProps) {
  const { editor, picture, shown, window, frameDrag, onProblem, disabled = false, label } = props;
  const { t } = useText();
  const stage = useRef<HTMLElement>(null);
  const pictureCanvas = useRef<HTMLCanvasElement>(null);
  const maskCanvas = useRef<HTMLCanvasElement>(null);
  const outlineCanvas = useRef<HTMLCanvasElement>(null);
  const pictureBox = useRef<HTMLDivElement>(null);
  const cursor = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const shapeUnder = useRef<SVGPathElement>(null);
  const shapeOver = useRef<SVGPathElement>(null);
  const controller = useRef<StageController>(undefined);
  const maskShown = useMaskShown(editor, shown !== undefined);

  useLayoutEffect(() => {
    const parts = {
      stage: stage.current,
      pictureCanvas: pictureCanvas.current,
      maskCanvas: maskCanvas.current,
      outlineCanvas: outlineCanvas.current,
      pictureBox: pictureBox.current,
      cursor: cursor.current,
      window: frame.current,
    };
    const shape = [shapeUnder.current, shapeOver.current].filter((path) => path !== null);
    if (!hasAll(parts)) return;
    const made = new StageController({ ...parts, shape }, editor);
    controller.current = made;
    return () => made.stop();
  }, [editor]);

  const { bitmap, size } = picture;
  useLayoutEffect(() => {
    const isDisabled = disabled;
    const content = { source: bitmap, size, shown, window, frameDrag, isDisabled };
    controller.current?.show({ ...content, onProblem });
  }, [bitmap, size, shown, window, frameDrag, disabled, onProblem]);

  return (
    <section
      ref={stage}
      className={styles["stage"]}
      data-testid="stage"
      aria-label={label}
      aria-description={t("editor_stage_keys")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys of the editor work from here
      tabIndex={0}
    >
      <div ref={pictureBox} className={styles["picture"]} data-testid="picture" />
      <canvas ref={pictureCanvas} className={styles["canvas"]} />
      <canvas ref={maskCanvas} className={styles["mask"]} data-shown={maskShown} />
      <canvas ref={outlineCanvas} className={styles["outline"]} data-testid="outline" />
      <div ref={frame} className={styles["window"]} data-all={frameDrag?.isAll} hidden>
        {window && frameDrag && !disabled && (
          <FrameHandles window={window} picture={size} drag={frameDrag} />
        )}
      </div>
      <svg className={styles["shape"]} aria-hidden="true">
        <path ref={shapeUnder} className={styles["under"]} />
        <path ref={shapeOver} className={styles["over"]} />
      </svg>
      <div ref={cursor} className={styles["cursor"]} hidden />
      <PointNotes editor={editor} isIdle={disabled || shown !== undefined} />
    </section>
  );
}

/** A result is judged as it is; over the picture itself the outline says what was painted. */
function useMaskShown(editor: Editor, isResult: boolean): MaskShown {
  const wanted = useEditor(editor, shownMask);
  return wanted === "outline" && isResult ? "hidden" : wanted;
}

type Filled<T> = { [Key in keyof T]: NonNullable<T[Key]> };

function hasAll<T extends object>(parts: T): parts is T & Filled<T> {
  return Object.values(parts).every(Boolean);
}
