import type { StagePoint } from "@/utils/core/geometry";
import { activeOperations } from "@/utils/core/mask/history";
import { rasterise } from "@/utils/core/mask/raster";
import type { Editor } from "@/utils/editor/editor-types";

export interface Comparison {
  /** Pixels of the visible mask canvas. */
  readonly painted: number;
  /** Pixels on which canvas and operations differ, away from edges. */
  readonly wrong: number;
  /** Pixels that are neither painted nor unpainted: few where edges are sharp. */
  readonly soft: number;
}

/** How far from an edge the canvas must agree with the operations, canvas px. */
const EDGE = 2;

/** Holds what is to be seen against what the operations say. */
export function compareWithOperations(editor: Editor, canvas: HTMLCanvasElement): Comparison {
  const { width, height } = canvas;
  const { view, mask, pictureSize, stageSize } = editor.getState();
  const context = canvas.getContext("2d");
  if (!context || !pictureSize) throw new Error("nothing is shown");
  const { data } = context.getImageData(0, 0, width, height);
  const area = {
    x: -view.x / view.scale,
    y: -view.y / view.scale,
    width: stageSize.width / view.scale,
    height: stageSize.height / view.scale,
  };
  const truth = rasterise(activeOperations(mask), area, { width, height }, pictureSize);
  let painted = 0;
  let wrong = 0;
  let soft = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const alpha = data[(y * width + x) * 4 + 3] ?? 0;
      const isPainted = alpha > 127;
      if (alpha > 0 && alpha < 255) soft += 1;
      if (isPainted) painted += 1;
      const isRight = isPainted === (truth[y * width + x] ?? 0) > 0;
      if (!isRight && isFarFromEdges(truth, width, height, x, y)) wrong += 1;
    }
  }
  return { painted, wrong, soft };
}

function isFarFromEdges(truth: Uint8Array, width: number, height: number, x: number, y: number) {
  const here = truth[y * width + x];
  for (let dy = -EDGE; dy <= EDGE; dy += 1) {
    for (let dx = -EDGE; dx <= EDGE; dx += 1) {
      const isOutside = x + dx < 0 || y + dy < 0 || x + dx >= width || y + dy >= height;
      if (!isOutside && truth[(y + dy) * width + x + dx] !== here) return false;
    }
  }
  return true;
}

/** Whether paint is to be seen at points of the stage, CSS px. */
export function paintSeenAt(canvas: HTMLCanvasElement, points: readonly StagePoint[]): boolean[] {
  const context = canvas.getContext("2d");
  const ratio = canvas.width / canvas.getBoundingClientRect().width;
  return points.map(({ x, y }) => {
    const pixel = context?.getImageData(Math.round(x * ratio), Math.round(y * ratio), 1, 1);
    return (pixel?.data[3] ?? 0) > 127;
  });
}
