import { listed, type Planes } from "@/utils/pixels/select/planes";

/**
 * How fast colour changes from pixel to pixel: central differences after a
 * 1-2-1 blur, over all channels, LAB units a pixel. Edges of the picture are repeated.
 */
export function gradient({ channels, width, height }: Planes): Float32Array {
  const out = new Float32Array(width * height);
  const rows = new Float32Array(width * height);
  const smooth = new Float32Array(width * height);
  for (const channel of listed(channels)) {
    blurRows(channel, rows, width, height);
    blurColumns(rows, smooth, width, height);
    addSlopes(smooth, out, width, height);
  }
  for (let i = 0; i < out.length; i += 1) out[i] = Math.sqrt(out[i] as number);
  return out;
}

function blurRows(from: Float32Array, to: Float32Array, width: number, height: number): void {
  for (let y = 0; y < height; y += 1) {
    const start = y * width;
    let left = from[start] as number;
    let here = left;
    for (let i = start; i < start + width - 1; i += 1) {
      const right = from[i + 1] as number;
      to[i] = (left + 2 * here + right) * 0.25;
      left = here;
      here = right;
    }
    to[start + width - 1] = (left + 3 * here) * 0.25;
  }
}

function blurColumns(from: Float32Array, to: Float32Array, width: number, height: number): void {
  for (let y = 0; y < height; y += 1) {
    const up = y > 0 ? -width : 0;
    const down = y < height - 1 ? width : 0;
    for (let i = y * width; i < (y + 1) * width; i += 1) {
      to[i] =
        ((from[i + up] as number) + 2 * (from[i] as number) + (from[i + down] as number)) * 0.25;
    }
  }
}

function addSlopes(from: Float32Array, to: Float32Array, width: number, height: number): void {
  for (let y = 0; y < height; y += 1) {
    const up = y > 0 ? -width : 0;
    const down = y < height - 1 ? width : 0;
    const start = y * width;
    const last = start + width - 1;
    let left = from[start] as number;
    for (let i = start; i <= last; i += 1) {
      const dx = (from[i < last ? i + 1 : i] as number) - left;
      const dy = (from[i + down] as number) - (from[i + up] as number);
      to[i] = (to[i] as number) + (dx * dx + dy * dy) * 0.25;
      left = from[i] as number;
    }
  }
}
