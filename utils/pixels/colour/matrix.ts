/** Nine numbers, row by row. */
export type Matrix = readonly number[];

/** The matrix that does what `b` does and then what `a` does. */
export function multiply(a: Matrix, b: Matrix): number[] {
  return Array.from({ length: 9 }, (_, n) => {
    const row = Math.floor(n / 3) * 3;
    const column = n % 3;
    return [0, 1, 2].reduce((sum, k) => sum + a[row + k]! * b[k * 3 + column]!, 0);
  });
}

/** Nothing where there is none. */
export function inverse(m: Matrix): number[] | undefined {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = m;
  const [p, q, r] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const determinant = a * p + b * q + c * r;
  if (!(Math.abs(determinant) >= 1e-9)) return undefined;
  const adjugate = [
    p,
    c * h - b * i,
    b * f - c * e,
    q,
    a * i - c * g,
    c * d - a * f,
    r,
    b * g - a * h,
    a * e - b * d,
  ];
  return adjugate.map((value) => value / determinant);
}

/** XYZ → responses of the eye's cones, as Bradford has them (ICC.1:2022, annex E). */
const BRADFORD: Matrix = [
  0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296,
];
const D50 = [0.96422, 1, 0.82521];

/** Moves a matrix that ends in XYZ under `white` to XYZ under D50 (ICC.1:2022, annex E). */
export function adaptToD50(m: Matrix, white: readonly number[]): Matrix {
  const toXyz = inverse(BRADFORD);
  if (!toXyz) return m;
  const conesOf = (xyz: readonly number[]) =>
    [0, 1, 2].map((row) => xyz.reduce((sum, v, k) => sum + v * BRADFORD[row * 3 + k]!, 0));
  const from = conesOf(white);
  const scales = conesOf(D50).map((cone, i) => cone / from[i]!);
  const scaled = BRADFORD.map((value, i) => value * scales[Math.floor(i / 3)]!);
  return multiply(multiply(toXyz, scaled), m);
}
