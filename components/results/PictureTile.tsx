import { ImageOff } from "lucide-react";
import { useEffect, useRef } from "react";
import { Spinner } from "@/components/ui/Spinner";
import type { AppError } from "@/utils/core/app-error";
import type { Edit } from "@/utils/core/edit/edit";
import { isOfThisDevice, THIS_DEVICE } from "@/utils/core/edit/this-device";
import styles from "./PictureTile.module.css";

/** CSS px; drawn at up to three device px each. */
const SIDE = 56;
const DENSITY = 3;

interface PictureTileProps {
  /** −1 is the original. */
  readonly index: number;
  readonly label: string;
  readonly bitmap: ImageBitmap | undefined;
  /** The bitmap is a quick preview that will be replaced. */
  readonly isSketch?: boolean | undefined;
  readonly error?: AppError | undefined;
  readonly isChosen: boolean;
  readonly onChoose: (index: number) => void;
  readonly testId?: string;
  /** The edit it is a result of. */
  readonly edit?: Pick<Edit, "id" | "host"> | undefined;
}

/** One picture of the strip, cut to a square. */
export function PictureTile(props: PictureTileProps) {
  const { index, label, bitmap, isSketch = false, error, isChosen, onChoose, testId, edit } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current && bitmap) drawCover(canvas.current, bitmap);
  }, [bitmap]);
  return (
    <button
      type="button"
      role="option"
      className={styles["tile"]}
      aria-label={label}
      title={label}
      aria-selected={isChosen}
      tabIndex={isChosen ? 0 : -1}
      data-index={index}
      data-testid={testId}
      data-edit={edit?.id}
      data-server={edit && (isOfThisDevice(edit) ? THIS_DEVICE : edit.host)}
      aria-busy={isSketch}
      data-ready={bitmap !== undefined && !isSketch}
      onClick={() => onChoose(index)}
    >
      {bitmap ? (
        <canvas ref={canvas} width={SIDE * DENSITY} height={SIDE * DENSITY} />
      ) : error ? (
        <ImageOff aria-hidden="true" />
      ) : (
        <Spinner />
      )}
    </button>
  );
}

/** Fills the canvas with the middle of a picture, as `object-fit: cover` does. */
function drawCover(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  const context = canvas.getContext("2d");
  if (!context || bitmap.width === 0) return;
  const side = Math.min(bitmap.width, bitmap.height);
  const left = (bitmap.width - side) / 2;
  const top = (bitmap.height - side) / 2;
  context.imageSmoothingQuality = "high";
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, left, top, side, side, 0, 0, canvas.width, canvas.height);
}
