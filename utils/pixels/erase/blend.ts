import type { Labelling } from "./labelling";
import { HOLE, VOID } from "./level";
import { CHANNELS, createMembrane, type Membrane } from "./membrane";
import type { Steps } from "./steps";

/** Steps larger than this are taken for real edges and bleed less, grey levels. */
const TOLERANCE = 30;

/** So many pixels are joined between two chances to stop. */
const SLICE = 30_000;

/** Three values a pixel, as exact as they are known. */
export type Values = Uint8Array | Float32Array;

/**
 * What has to be added to copied pieces so that they meet without steps: nothing changes inside a
 * piece; across a seam the slope becomes the mean of both pieces' own; at the rim the copy goes on
 * from what stays with its own slope (gradient-domain cloning: Pérez, Gangnet, Blake, Poisson Image
 * Editing, 2003, with steps that look like edges weighing less).
 *
 * @param pixels those that are written, in any order
 */
export function* membraneOf(
  labelling: Labelling,
  values: Values,
  pixels: Int32Array,
): Steps<Membrane> {
  const { level, slot, source } = labelling;
  const { width } = level;
  const membrane = createMembrane(pixels.length);
  const number = new Int32Array(width * level.height).fill(-1);
  for (let n = 0; n < pixels.length; n++) {
    const pixel = pixels[n] ?? 0;
    number[pixel] = n;
    membrane.x[n] = pixel % width;
    membrane.y[n] = Math.floor(pixel / width);
  }
  const step = new Float64Array(CHANNELS);
  for (let n = 0; n < pixels.length; n++) {
    const pixel = pixels[n] ?? 0;
    if (n % SLICE === 0) yield n / pixels.length;
    const offset = (source[slot[pixel] ?? 0] ?? 0) - pixel;
    const x = pixel % width;
    if (x < width - 1) connect(n, pixel, pixel + 1, 0, offset);
    if (pixel + width < slot.length) connect(n, pixel, pixel + width, 1, offset);
    if (x > 0) touchRim(n, pixel - 1, offset);
    if (pixel >= width) touchRim(n, pixel - width, offset);
  }
  return membrane;

  function connect(n: number, p: number, q: number, side: 0 | 1, offset: number): void {
    const other = number[q] ?? -1;
    if (other < 0) {
      touchRim(n, q, offset);
      return;
    }
    const otherOffset = (source[slot[q] ?? 0] ?? 0) - q;
    if (offset === otherOffset) step.fill(0);
    else seamStep(values, p, q, offset, otherOffset, step);
    const weight = weightOf(step);
    membrane.beside[n * 4 + side] = other;
    membrane.weight[n * 4 + side] = weight;
    membrane.beside[other * 4 + side + 2] = n;
    membrane.weight[other * 4 + side + 2] = weight;
    for (let c = 0; c < CHANNELS; c++) {
      const pull = weight * (step[c] ?? 0);
      membrane.pull[n * CHANNELS + c] = (membrane.pull[n * CHANNELS + c] ?? 0) - pull;
      membrane.pull[other * CHANNELS + c] = (membrane.pull[other * CHANNELS + c] ?? 0) + pull;
    }
  }

  function touchRim(n: number, q: number, offset: number): void {
    const from = q + offset;
    const { state } = level;
    if ((number[q] ?? -1) >= 0 || state[q] === VOID || state[q] === HOLE) return;
    if (from < 0 || from >= state.length || state[from] === HOLE || state[from] === VOID) return;
    for (let c = 0; c < CHANNELS; c++) {
      // Where nothing is copied, all of the colour has to come from the rim.
      const copied = offset === 0 ? 0 : (values[from * CHANNELS + c] ?? 0);
      step[c] = (values[q * CHANNELS + c] ?? 0) - copied;
    }
    const weight = offset === 0 ? 1 : weightOf(step);
    membrane.rimWeight[n] = (membrane.rimWeight[n] ?? 0) + weight;
    for (let c = 0; c < CHANNELS; c++) {
      const at = n * CHANNELS + c;
      membrane.rimPull[at] = (membrane.rimPull[at] ?? 0) + weight * (step[c] ?? 0);
    }
  }
}

/** The step that is missing across a seam: the mean of both pieces' slopes less that of the copies. */
function seamStep(
  values: Values,
  p: number,
  q: number,
  a: number,
  b: number,
  step: Float64Array,
): void {
  const last = values.length - CHANNELS;
  const clamp = (at: number) => Math.min(Math.max(at, 0), last);
  const [pa, qa] = [clamp((p + a) * CHANNELS), clamp((q + a) * CHANNELS)];
  const [pb, qb] = [clamp((p + b) * CHANNELS), clamp((q + b) * CHANNELS)];
  for (let c = 0; c < CHANNELS; c++) {
    const one = (values[qa + c] ?? 0) - (values[pa + c] ?? 0);
    const two = (values[qb + c] ?? 0) - (values[pb + c] ?? 0);
    step[c] = (one + two) / 2 - ((values[qb + c] ?? 0) - (values[pa + c] ?? 0));
  }
}

function weightOf(step: Float64Array): number {
  const r = step[0] ?? 0;
  const g = step[1] ?? 0;
  const b = step[2] ?? 0;
  return 1 / (1 + (r * r + g * g + b * b) / (3 * TOLERANCE * TOLERANCE));
}
