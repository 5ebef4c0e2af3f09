/** RGBA, straight alpha, or one byte a pixel for a mask (0 or 1). */
export interface Raster {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

export interface Mask {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Scaled down by a whole factor, each pixel the mean of a square. */
export function averaged({ data, width, height }: Raster, factor: number): Raster {
  const [w, h] = [Math.floor(width / factor), Math.floor(height / factor)];
  const out = new Uint8ClampedArray(w * h * 4);
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1)
      for (let c = 0; c < 4; c += 1) {
        let sum = 0;
        for (let j = 0; j < factor; j += 1)
          for (let i = 0; i < factor; i += 1)
            sum += data[((y * factor + j) * width + x * factor + i) * 4 + c] ?? 0;
        out[(y * w + x) * 4 + c] = sum / factor ** 2;
      }
  return { data: out, width: w, height: h };
}

/** Adds Gaussian noise, the same for the same picture. */
export function addNoise({ data }: Raster, sigma: number): void {
  let state = 99_991;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  for (let i = 0; i < data.length; i += 1) {
    if (i % 4 === 3) continue;
    const normal = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    data[i] = (data[i] ?? 0) + sigma * normal;
  }
}

/** Squared distance, px, to the nearest pixel that is set (Felzenszwalb and Huttenlocher, 2012). */
export function squaredDistances({ data, width, height }: Mask): Float64Array {
  const far = 1e12;
  const out = Float64Array.from(data, (value) => (value ? 0 : far));
  const line = new Float64Array(Math.max(width, height));
  for (let x = 0; x < width; x += 1) transform(out, x, width, height, line);
  for (let y = 0; y < height; y += 1) transform(out, y * width, 1, width, line);
  return out;
}

function transform(
  values: Float64Array,
  start: number,
  step: number,
  count: number,
  line: Float64Array,
): void {
  const parabolas = new Int32Array(count);
  const bounds = new Float64Array(count + 1);
  for (let i = 0; i < count; i += 1) line[i] = values[start + i * step] ?? 0;
  let top = 0;
  bounds[0] = Number.NEGATIVE_INFINITY;
  bounds[1] = Number.POSITIVE_INFINITY;
  const meet = (q: number, p: number) =>
    ((line[q] ?? 0) + q * q - ((line[p] ?? 0) + p * p)) / (2 * (q - p));
  for (let q = 1; q < count; q += 1) {
    let s = meet(q, parabolas[top] ?? 0);
    while (s <= (bounds[top] ?? 0)) {
      top -= 1;
      s = meet(q, parabolas[top] ?? 0);
    }
    top += 1;
    parabolas[top] = q;
    bounds[top] = s;
    bounds[top + 1] = Number.POSITIVE_INFINITY;
  }
  for (let q = 0, k = 0; q < count; q += 1) {
    while ((bounds[k + 1] ?? 0) < q) k += 1;
    const p = parabolas[k] ?? 0;
    values[start + q * step] = (q - p) ** 2 + (line[p] ?? 0);
  }
}

export function areaOf({ data }: Mask): number {
  return data.reduce((sum, value) => sum + value, 0);
}

/** Intersection over union. */
export function iou(a: Uint8Array, b: Uint8Array): number {
  let [both, either] = [0, 0];
  for (let i = 0; i < a.length; i += 1) {
    both += (a[i] ?? 0) & (b[i] ?? 0);
    either += (a[i] ?? 0) | (b[i] ?? 0);
  }
  return either ? both / either : 1;
}

/** Pixels of a mask with a neighbour that is not in it; the picture's frame is no boundary. */
function boundary({ data, width, height }: Mask): Mask {
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i += 1) {
    if (!data[i]) continue;
    const x = i % width;
    const isEdge =
      (x > 0 && !data[i - 1]) ||
      (x < width - 1 && !data[i + 1]) ||
      (i >= width && !data[i - width]) ||
      (i < width * (height - 1) && !data[i + width]);
    if (isEdge) out[i] = 1;
  }
  return { data: out, width, height };
}

/** Boundary F: how much of each boundary lies within so many px of the other's (Martin et al., 2004). */
export function boundaryF(found: Mask, truth: Mask, within: number): number {
  const [a, b] = [boundary(found), boundary(truth)];
  const [precision, recall] = [shareNear(a, b, within), shareNear(b, a, within)];
  return precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
}

function shareNear(of: Mask, to: Mask, within: number): number {
  const steps: (readonly [x: number, y: number])[] = [];
  for (let y = -within; y <= within; y += 1)
    for (let x = -within; x <= within; x += 1)
      if (x * x + y * y <= within * within) steps.push([x, y]);
  const { width } = of;
  let [near, all] = [0, 0];
  for (let i = 0; i < of.data.length; i += 1) {
    if (!of.data[i]) continue;
    all += 1;
    const x = i % width;
    const isNear = steps.some(
      ([dx, dy]) => x + dx >= 0 && x + dx < width && to.data[i + dy * width + dx] === 1,
    );
    if (isNear) near += 1;
  }
  return all ? near / all : 0;
}
