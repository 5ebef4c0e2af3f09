import type { Image } from "./image.ts";
import { distanceBeyond, type Scene } from "./scene.ts";

/**
 * The most that a gain and an offset per channel can do: fitted, where painted, to the
 * faultless edit itself, which nobody has. Elsewhere all is as in `around`.
 */
export function bestLines(scene: Scene, registered: Image, around: Image): Image {
  const { truth } = scene;
  const data = around.data.slice();
  const places: number[] = [];
  for (let i = 0; i < truth.width * truth.height; i++) {
    const [x, y] = [i % truth.width, Math.floor(i / truth.width)];
    if (distanceBeyond(scene, x + 0.5, y + 0.5) < 0) places.push(i * 4);
  }
  for (let c = 0; c < 3; c++) {
    const [gain, offset] = lineThrough(
      places.map((place) => place + c),
      registered.data,
      truth.data,
    );
    for (const place of places) {
      data[place + c] = (registered.data[place + c] ?? 0) * gain + offset;
    }
  }
  return { ...around, data };
}

function lineThrough(
  places: readonly number[],
  from: Uint8ClampedArray,
  to: Uint8ClampedArray,
): readonly [gain: number, offset: number] {
  let [a, s, aa, as] = [0, 0, 0, 0];
  for (const place of places) {
    const [x, y] = [from[place] ?? 0, to[place] ?? 0];
    a += x;
    s += y;
    aa += x * x;
    as += x * y;
  }
  const n = Math.max(1, places.length);
  const spread = aa - (a * a) / n;
  const gain = spread > 0 ? (as - (a * s) / n) / spread : 1;
  return [gain, (s - gain * a) / n];
}
