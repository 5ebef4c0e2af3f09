import { contrast } from "@/utils/pixels/select/contrast";
import { gradient } from "@/utils/pixels/select/gradient";
import { addDoubled, halved } from "@/utils/pixels/select/half-scale";
import type { Planes } from "@/utils/pixels/select/planes";

/** Weights of the fine gradient, and of the contrast of boxes at full and at half size. */
const FINE = 0.4;
const COARSE = 0.3;

/**
 * How much of an edge every pixel is, LAB units: a fine gradient says where
 * exactly, the contrast of boxes at two sizes says whether.
 */
export function* edgeStrength(planes: Planes): Generator<void, Float32Array> {
  const out = gradient(planes);
  yield;
  const full = contrast(planes);
  for (let i = 0; i < out.length; i += 1)
    out[i] = FINE * (out[i] as number) + COARSE * (full[i] as number);
  yield;
  addDoubled(contrast(halved(planes)), out, planes.width, planes.height, COARSE);
  return out;
}

/** Edge strength as one of 256 levels for the flood; the root spends them on weak edges. */
export function toLevels(strength: Float32Array): Uint8Array {
  const levels = new Uint8Array(strength.length);
  for (let i = 0; i < levels.length; i += 1)
    levels[i] = Math.min(255, 22 * Math.sqrt(strength[i] as number));
  return levels;
}
