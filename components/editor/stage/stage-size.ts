import type { Size } from "@/utils/core/geometry";

/** A stage's size in CSS px and in device px: exact ones, where the browser tells. */
export interface StageSizes {
  readonly size: Size;
  readonly device: Size;
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
