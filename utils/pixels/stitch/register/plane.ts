/** One channel of an image. */
export interface Plane {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** Lightness as the eye weighs the channels (Rec. 709, on the encoded values), 0–255. */
export function lumaOf(pixels: Uint8ClampedArray, width: number, height: number): Plane {
  const data = new Float32Array(width * height);
  for (let i = 0, from = 0; i < data.length; i++, from += 4) {
    data[i] = 0.2126 * pixels[from]! + 0.7152 * pixels[from + 1]! + 0.0722 * pixels[from + 2]!;
  }
  return { data, width, height };
}

/**
 * Smoothed by 1-2-1 in both directions. The answer was scaled twice on its
 * way: the finest detail differs in sharpness even where nothing moved.
 */
export function smooth({ data, width, height }: Plane): Plane {
  const rows = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const column = i % width;
    const left = column > 0 ? i - 1 : i;
    const right = column < width - 1 ? i + 1 : i;
    rows[i] = (data[left]! + 2 * data[i]! + data[right]!) / 4;
  }
  const out = new Float32Array(data.length);
  const last = data.length - width;
  for (let i = 0; i < data.length; i++) {
    const above = i >= width ? i - width : i;
    const below = i < last ? i + width : i;
    out[i] = (rows[above]! + 2 * rows[i]! + rows[below]!) / 4;
  }
  return { data: out, width, height };
}

/** Half the size, each pixel the mean of four. */
export function halve({ data, width, height }: Plane): Plane {
  const w = Math.floor(width / 2);
  const h = Math.floor(height / 2);
  const half = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = 2 * y * width + 2 * x;
      const upper = data[i]! + data[i + 1]!;
      const lower = data[i + width]! + data[i + width + 1]!;
      half[y * w + x] = (upper + lower) / 4;
    }
  }
  return { data: half, width: w, height: h };
}

/** The value between four pixels; the caller keeps x and y inside. */
export function sample({ data, width }: Plane, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  const i = top * width + left;
  const upper = data[i]! * (1 - fx) + data[i + 1]! * fx;
  const lower = data[i + width]! * (1 - fx) + data[i + width + 1]! * fx;
  return upper * (1 - fy) + lower * fy;
}
