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
  const out = new Float32Array(data.length);
  // Three rows are kept, smoothed along: a whole plane of them would leave the fast caches.
  let [above, row, below] = [0, 1, 2].map(() => new Float32Array(width)) as Rows;
  smoothRow(data, 0, row);
  above.set(row);
  for (let y = 0; y < height; y++) {
    if (y < height - 1) smoothRow(data, (y + 1) * width, below);
    else below.set(row);
    const start = y * width;
    for (let x = 0; x < width; x++) out[start + x] = (above[x]! + 2 * row[x]! + below[x]!) / 4;
    [above, row, below] = [row, below, above];
  }
  return { data: out, width, height };
}

type Rows = [Float32Array, Float32Array, Float32Array];

function smoothRow(data: Float32Array, start: number, into: Float32Array): void {
  const last = into.length - 1;
  if (last === 0) {
    into[0] = data[start]!;
    return;
  }
  into[0] = (3 * data[start]! + data[start + 1]!) / 4;
  for (let x = 1; x < last; x++) {
    const i = start + x;
    into[x] = (data[i - 1]! + 2 * data[i]! + data[i + 1]!) / 4;
  }
  into[last] = (data[start + last - 1]! + 3 * data[start + last]!) / 4;
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
