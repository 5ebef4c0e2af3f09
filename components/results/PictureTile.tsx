import { ImageOff } from "lucide-react";
import { type DragEvent, useEffect, useRef } from "react";
import { Spinner } from "@/components/ui/Spinner";
import type { AppError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { isOfThisDevice, THIS_DEVICE } from "@/utils/core/edit/this-device";
import type { Rect } from "@/utils/core/geometry";
import { TILE } from "@/utils/core/history/strip-grid";
import styles from "./PictureTile.module.css";
import { squareIn, WHOLE } from "./tile-part";
import type { TilePlace } from "./tile-place";

/** A CSS px is drawn at up to three device px. */
const DENSITY = 3;

interface PictureTileProps extends TilePlace {
  readonly label: string;
  readonly bitmap: ImageBitmap | undefined;
  /** The bitmap is a quick preview that will be replaced. */
  readonly isSketch?: boolean | undefined;
  readonly error?: AppError | undefined;
  /** What of the bitmap is shown, as shares of its sides; without one, its middle. */
  readonly part?: Rect | undefined;
  readonly isChosen: boolean;
  readonly onChoose: (index: number) => void;
  readonly testId?: string;
  /** Says more than the label, for who points at it. */
  readonly hint?: string | undefined;
  /** The edit it is a result of. */
  readonly edit?: Pick<Edit, "id" | "host"> | undefined;
  readonly onDragStart?: (event: DragEvent<HTMLElement>) => void;
}

/** One picture of the strip, cut to a square. */
export function PictureTile(props: PictureTileProps) {
  const {
    index,
    tileKey,
    count,
    place,
    label,
    bitmap,
    isSketch = false,
    error,
    part,
    isChosen,
    onChoose,
  } = props;
  const { testId, edit, hint, onDragStart } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current && bitmap) drawCover(canvas.current, bitmap, part);
  }, [bitmap, part]);
  return (
    <button
      type="button"
      role="option"
      className={styles["tile"]}
      style={place}
      aria-label={label}
      title={hint ?? label}
      aria-selected={isChosen}
      tabIndex={isChosen ? 0 : -1}
      aria-setsize={count + 1}
      aria-posinset={index + 2}
      data-index={index}
      data-key={tileKey}
      data-testid={testId}
      data-shown={edit !== undefined}
      draggable={onDragStart !== undefined}
      onDragStart={onDragStart}
      data-edit={edit?.id}
      data-server={edit && (isOfThisDevice(edit) ? THIS_DEVICE : edit.host)}
      aria-busy={isSketch}
      data-ready={bitmap !== undefined && !isSketch}
      onClick={() => onChoose(index)}
    >
      {bitmap ? (
        <canvas ref={canvas} width={TILE * DENSITY} height={TILE * DENSITY} />
      ) : error ? (
        <ImageOff aria-hidden="true" />
      ) : (
        <Spinner />
      )}
    </button>
  );
}

/** Fills the canvas with the middle of a picture or of a part of it, as `object-fit: cover` does. */
function drawCover(canvas: HTMLCanvasElement, bitmap: ImageBitmap, part = WHOLE): void {
  const context = canvas.getContext("2d");
  if (!context || bitmap.width === 0) return;
  const { x, y, width, height } = squareIn(part, bitmap);
  context.imageSmoothingQuality = "high";
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, x, y, width, height, 0, 0, canvas.width, canvas.height);
}
