import type { Plane } from "@/utils/pixels/stitch/register/plane";
import {
  type Alignment,
  residualsOf,
  type Samples,
  softness,
  trust,
} from "@/utils/pixels/stitch/register/samples";

const MAX_STEPS = 10;
/** Stops once a step is smaller than this, px. */
const STILL = 0.004;

/**
 * Improves an alignment by least squares on the residuals (Lucas and Kanade's
 * method, inverse compositional: the slopes are the source's and stay).
 *
 * @returns nothing where the content is flat or striped and so does not determine a movement
 */
export function refine(samples: Samples, answer: Plane, start: Alignment): Alignment | undefined {
  const residualsAt = residualsOf(samples, answer);
  let current = start;
  for (let step = 0; step < MAX_STEPS; step++) {
    const delta = solve(samples, residualsAt(current));
    if (!delta) return undefined;
    const scale = current.scale / (1 + delta.scale);
    current = { x: current.x - scale * delta.x, y: current.y - scale * delta.y, scale };
    const atEdge = (Math.abs(delta.scale) * answer.width) / 2;
    if (Math.hypot(delta.x, delta.y) + atEdge < STILL) break;
  }
  return current;
}

/** One weighted least squares step for shift and scale. */
function solve(samples: Samples, residuals: Float32Array): Alignment | undefined {
  const soft = softness(samples, residuals);
  const { x, y, slopeX, slopeY } = samples;
  let [aa, ab, ac, bb, bc, cc, ar, br, cr] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = 0; k < residuals.length; k++) {
    const r = residuals[k]!;
    if (Number.isNaN(r)) continue;
    const weight = trust(r / soft);
    const a = slopeX[k]!;
    const b = slopeY[k]!;
    // How the value changes with the scale.
    const c = a * x[k]! + b * y[k]!;
    aa += weight * a * a;
    ab += weight * a * b;
    ac += weight * a * c;
    bb += weight * b * b;
    bc += weight * b * c;
    cc += weight * c * c;
    ar += weight * a * r;
    br += weight * b * r;
    cr += weight * c * r;
  }
  return solveSymmetric([aa, ab, ac, bb, bc, cc], [ar, br, cr]);
}

function solveSymmetric(
  [aa, ab, ac, bb, bc, cc]: readonly [number, number, number, number, number, number],
  [ar, br, cr]: readonly [number, number, number],
): Alignment | undefined {
  const p = bb * cc - bc * bc;
  const q = ac * bc - ab * cc;
  const r = ab * bc - ac * bb;
  const determinant = aa * p + ab * q + ac * r;
  // Flat or one-directional content says nothing about the whole movement.
  const volume = aa * bb * cc;
  if (volume === 0 || !(determinant > 1e-7 * volume)) return undefined;
  return {
    x: (p * ar + q * br + r * cr) / determinant,
    y: (q * ar + (aa * cc - ac * ac) * br + (ab * ac - aa * bc) * cr) / determinant,
    scale: (r * ar + (ab * ac - aa * bc) * br + (aa * bb - ab * ab) * cr) / determinant,
  };
}
