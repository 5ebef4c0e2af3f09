/** Sums of a weighted least squares fit: Σ w φ φᵀ (its lower half, row by row) and Σ w φ t. */
export interface Sums {
  readonly products: Float64Array;
  readonly targets: Float64Array;
}

/** Empty sums over so many features. */
export function createSums(features: number): Sums {
  return {
    products: new Float64Array(features * features),
    targets: new Float64Array(features),
  };
}

/** Adds one observation, in place. */
export function addTo(
  { products, targets }: Sums,
  features: Float64Array,
  target: number,
  weight: number,
): void {
  const n = features.length;
  for (let i = 0; i < n; i++) {
    const share = weight * features[i]!;
    if (share === 0) continue;
    targets[i] = targets[i]! + share * target;
    for (let j = 0; j <= i; j++) products[i * n + j] = products[i * n + j]! + share * features[j]!;
  }
}

/** Adds other sums `times` over: -1 takes them away. */
export function mergedSums(sums: Sums, other: Sums, times: number): Sums {
  return {
    products: sums.products.map((value, i) => value + times * other.products[i]!),
    targets: sums.targets.map((value, i) => value + times * other.targets[i]!),
  };
}

/**
 * The coefficients that make Σ w (φ·b − t)² + Σ precision b² least (ridge regression: Hoerl and
 * Kennard, 1970), by Cholesky's method.
 *
 * @param precision of each coefficient, above 0: 1 / its usual size²; Infinity keeps it at 0
 */
export function solveRidge(
  { products, targets }: Sums,
  precision: readonly number[],
): Float64Array {
  const n = targets.length;
  const root = new Float64Array(n * n);
  const out = targets.slice();
  for (let i = 0; i < n; i++) {
    if (precision[i] === Number.POSITIVE_INFINITY) {
      root[i * n + i] = 1;
      out[i] = 0;
      continue;
    }
    for (let j = 0; j <= i; j++) {
      let sum = products[i * n + j]! + (i === j ? precision[i]! : 0);
      if (precision[j] === Number.POSITIVE_INFINITY) sum = 0;
      for (let k = 0; k < j; k++) sum -= root[i * n + k]! * root[j * n + k]!;
      root[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / root[j * n + j]!;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) out[i] = out[i]! - root[i * n + k]! * out[k]!;
    out[i] = out[i]! / root[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) out[i] = out[i]! - root[k * n + i]! * out[k]!;
    out[i] = out[i]! / root[i * n + i]!;
  }
  return out;
}
