import type { Size } from "@/utils/core/geometry";
import type { View } from "@/utils/core/view/view";

/** A stage's size in CSS px and in device px: exact ones, where the browser tells. */
export interface StageSizes {
  readonly size: Size;
  readonly device: Size;
}

/**
 * Where a view puts the picture on a canvas of the stage. Canvas px are device px.
 *
 * @param device the canvas's size, device px
 */
export function placeOnCanvas(
  { view, stageSize }: { readonly view: View; readonly stageSize: Size },
  device: Size,
): View {
  const ratio = stageSize.width > 0 ? device.width / stageSize.width : 1;
  return { scale: view.scale * ratio, x: view.x * ratio, y: view.y * ratio };
}

/** Tells the size at once and whenever it changes. Returns a function that stops it. */
export function followSize(stage: HTMLElement, heard: (sizes: StageSizes) => void): () => void {
  const observer = new ResizeObserver(([entry]) => {
    if (entry) heard(sizesOf(entry));
  });
  try {
    observer.observe(stage, { box: "device-pixel-content-box" });
  } catch {
    observer.observe(stage);
  }
  return () => observer.disconnect();
}

function sizesOf(entry: ResizeObserverEntry): StageSizes {
  const { width, height } = entry.contentRect;
  const exact = entry.devicePixelContentBoxSize?.[0];
  const device = {
    width: toDevicePx(width, exact?.inlineSize),
    height: toDevicePx(height, exact?.blockSize),
  };
  return { size: { width, height }, device };
}

/** The browser's own figure, which knows how it rounds; unless a screen is only simulated. */
function toDevicePx(cssPx: number, exact: number | undefined): number {
  const computed = cssPx * devicePixelRatio;
  return exact !== undefined && Math.abs(exact - computed) < 1 ? exact : Math.round(computed);
}
