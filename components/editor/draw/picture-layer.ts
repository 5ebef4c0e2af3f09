import type { Size } from "@/utils/core/geometry";
import type { View } from "@/utils/core/view/view";
import { drawInto, type Surface, surfaceOf, wholePixelBox, wipe } from "./canvas";

export type PictureSource = Exclude<CanvasImageSource, SVGImageElement | VideoFrame>;

/** Larger sources are drawn from a smaller copy wherever that loses nothing. */
const PROXY_LONG_SIDE = 2048;

interface Proxy {
  readonly source: PictureSource;
  readonly bitmap: ImageBitmap;
}

/** The picture on the stage, or a result shown in its place. */
export class PictureLayer {
  readonly #view: Surface;
  readonly #onProxy: () => void;
  #proxies: Proxy[] = [];
  #wanted: PictureSource | undefined;

  /** `onProxy`: a copy is ready that is quicker to draw, and smoother. */
  constructor(canvas: HTMLCanvasElement, onProxy: () => void) {
    this.#view = surfaceOf(canvas);
    this.#onProxy = onProxy;
  }

  /** `place` maps picture px to canvas px. `isMoving`: quick before beautiful. */
  show(source: PictureSource | undefined, picture: Size, place: View, isMoving: boolean): void {
    const context = this.#view.context;
    // A bitmap that was closed has no size; the one that replaces it is on its way.
    if (!context || !source || sizeOf(source).width === 0) return;
    wipe(this.#view);
    const box = wholePixelBox(place, picture);
    drawInto(context, this.#sourceFor(source, box), box, place.scale, isMoving ? "low" : "high");
  }

  /** Gives back the memory of the copies of sources that are no longer in use. */
  keepOnly(sources: readonly (PictureSource | undefined)[]): void {
    for (const proxy of this.#proxies) {
      if (!sources.includes(proxy.source)) proxy.bitmap.close();
    }
    this.#proxies = this.#proxies.filter((proxy) => sources.includes(proxy.source));
  }

  #sourceFor(source: PictureSource, drawn: Size): PictureSource {
    const size = sizeOf(source);
    const longSide = Math.max(size.width, size.height);
    if (longSide <= PROXY_LONG_SIDE) return source;
    if (Math.max(drawn.width, drawn.height) > PROXY_LONG_SIDE) return source;
    const proxy = this.#proxies.find((one) => one.source === source);
    if (!proxy) void this.#makeProxy(source, size, PROXY_LONG_SIDE / longSide);
    return proxy?.bitmap ?? source;
  }

  async #makeProxy(source: PictureSource, size: Size, scale: number): Promise<void> {
    if (this.#wanted === source) return;
    this.#wanted = source;
    try {
      const bitmap = await createImageBitmap(source, {
        resizeWidth: Math.max(1, Math.round(size.width * scale)),
        resizeHeight: Math.max(1, Math.round(size.height * scale)),
        resizeQuality: "high",
      });
      this.#proxies.push({ source, bitmap });
      this.#onProxy();
    } catch {
      // Without a copy the source itself is drawn: slower, and just as right.
    }
  }
}

/** The size of what can be drawn, in its own px; 0 for a bitmap that was closed. */
export function sizeOf(source: PictureSource): Size {
  if (source instanceof HTMLImageElement) {
    return { width: source.naturalWidth, height: source.naturalHeight };
  }
  if (source instanceof HTMLVideoElement) {
    return { width: source.videoWidth, height: source.videoHeight };
  }
  return source;
}
