import type { Image } from "../stitch/image.ts";

const RADIUS = 5;
const [KNOWN, BAND, INSIDE] = [0, 1, 2];

/**
 * The peer that every toolbox has: colours marched inwards along the distance to the edge (Telea,
 * An Image Inpainting Technique Based on the Fast Marching Method, 2004; equations 2 to 6).
 */
export function telea({ data, width, height }: Image, mask: Uint8Array): Image {
  const out = data.slice();
  const flag = Uint8Array.from(mask, (m) => (m ? INSIDE : KNOWN));
  const time = Float64Array.from(mask, (m) => (m ? 1e6 : 0));
  const heap: number[] = [];
  const neighbours = (i: number) => {
    const x = i % width;
    return [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width].filter(
      (j) => j >= 0 && j < mask.length,
    );
  };
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i] && neighbours(i).some((j) => mask[j])) {
      flag[i] = BAND;
      push(heap, time, i);
    }
  }
  for (let i = pop(heap, time); i !== undefined; i = pop(heap, time)) {
    flag[i] = KNOWN;
    for (const j of neighbours(i)) {
      if (flag[j] === KNOWN) continue;
      const reached = arrival(j);
      if (flag[j] === INSIDE) {
        time[j] = reached;
        paint(j);
        flag[j] = BAND;
        push(heap, time, j);
      } else if (reached < (time[j] ?? 0)) time[j] = reached;
    }
  }
  return { data: out, width, height };

  function arrival(j: number): number {
    const at = (k: number) =>
      k >= 0 && k < mask.length && flag[k] !== INSIDE ? (time[k] ?? 1e6) : 1e6;
    const h = Math.min(at(j - 1), at(j + 1));
    const v = Math.min(at(j - width), at(j + width));
    const root = 2 - (h - v) ** 2;
    return root > 0 && h < 1e6 && v < 1e6 ? (h + v + Math.sqrt(root)) / 2 : Math.min(h, v) + 1;
  }

  function gradient(values: (k: number) => number, k: number, step: number): number {
    const [a, b] = [k - step, k + step];
    const has = (n: number) => n >= 0 && n < mask.length && flag[n] !== INSIDE;
    if (has(a) && has(b)) return (values(b) - values(a)) / 2;
    if (has(b)) return values(b) - values(k);
    return has(a) ? values(k) - values(a) : 0;
  }

  function paint(j: number): void {
    const [x, y] = [j % width, Math.floor(j / width)];
    const when = (k: number) => time[k] ?? 0;
    const tx = gradient(when, j, 1);
    const ty = gradient(when, j, width);
    const sums = [0, 0, 0];
    let total = 0;
    for (let dy = -RADIUS; dy <= RADIUS; dy++) {
      for (let dx = -RADIUS; dx <= RADIUS; dx++) {
        const [u, v] = [x + dx, y + dy];
        const distance = dx * dx + dy * dy;
        if (u < 0 || v < 0 || u >= width || v >= height || distance > RADIUS * RADIUS) continue;
        const k = v * width + u;
        if (flag[k] === INSIDE || k === j) continue;
        const direction = Math.abs(-dx * tx - dy * ty) / Math.sqrt(distance);
        const level = 1 / (1 + Math.abs((time[k] ?? 0) - (time[j] ?? 0)));
        const weight = Math.max(direction, 1e-6) * level * (1 / distance);
        total += weight;
        for (let c = 0; c < 3; c++) {
          const value = (n: number) => out[n * 4 + c] ?? 0;
          const along = gradient(value, k, 1) * -dx + gradient(value, k, width) * -dy;
          sums[c] = (sums[c] ?? 0) + weight * (value(k) + along * 0.5);
        }
      }
    }
    for (let c = 0; c < 3; c++) if (total > 0) out[j * 4 + c] = (sums[c] ?? 0) / total;
  }
}

function push(heap: number[], keys: Float64Array, value: number): void {
  let at = heap.push(value) - 1;
  const key = keys[value] ?? 0;
  while (at > 0) {
    const up = (at - 1) >> 1;
    if ((keys[heap[up] ?? 0] ?? 0) <= key) break;
    heap[at] = heap[up] ?? 0;
    at = up;
  }
  heap[at] = value;
}

function pop(heap: number[], keys: Float64Array): number | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (heap.length === 0 || last === undefined) return first;
  const key = keys[last] ?? 0;
  let at = 0;
  for (;;) {
    let down = at * 2 + 1;
    if (down >= heap.length) break;
    if (down + 1 < heap.length && (keys[heap[down + 1] ?? 0] ?? 0) < (keys[heap[down] ?? 0] ?? 0))
      down++;
    if ((keys[heap[down] ?? 0] ?? 0) >= key) break;
    heap[at] = heap[down] ?? 0;
    at = down;
  }
  heap[at] = last;
  return first;
}
