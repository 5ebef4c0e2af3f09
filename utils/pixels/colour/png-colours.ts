import {
  type Chromaticity,
  primariesOf,
  type Space,
  SRGB_TO_XYZ,
  srgbCurve,
} from "@/utils/pixels/colour/conversion";
import type { Curve } from "@/utils/pixels/colour/curve";
import type { Matrix } from "@/utils/pixels/colour/matrix";

/** White points and primaries of ITU-T H.273, table 2: white, red, green, blue. */
const PRIMARIES: Readonly<Record<number, readonly number[]>> = {
  1: [0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06],
  9: [0.3127, 0.329, 0.708, 0.292, 0.17, 0.797, 0.131, 0.046],
  11: [0.314, 0.351, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06],
  12: [0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06],
};

const bt709Curve: Curve = (value) =>
  value < 0.081 ? value / 4.5 : ((value + 0.099) / 1.099) ** (1 / 0.45);

/** Transfer functions of ITU-T H.273, table 3, in standard range; PQ and HLG need a screen's word. */
const TRANSFERS: Readonly<Record<number, Curve>> = {
  1: bt709Curve,
  4: (value) => value ** 2.2,
  5: (value) => value ** 2.8,
  6: bt709Curve,
  8: (value) => value,
  13: srgbCurve,
  14: bt709Curve,
  15: bt709Curve,
};

/** What a `cICP` chunk means (PNG-3 §11.3.2.6); nothing for high range and what is not known. */
export function spaceOfCodes(data: Uint8Array): Space | undefined {
  const [primaries = 0, transfer = 0, matrix, range] = data;
  const curve = TRANSFERS[transfer];
  const numbers = PRIMARIES[primaries];
  if (matrix !== 0 || range !== 1 || !curve || !numbers) return undefined;
  return spaceOf(matrixOf(numbers), curve);
}

/**
 * What `gAMA` and `cHRM` chunks mean together (PNG-3 §11.3.2.1 and §11.3.2.2): the one that is
 * missing is sRGB's. Nothing where a chunk makes no sense.
 */
export function spaceOfGamma(
  gamma: Uint8Array | undefined,
  primaries: Uint8Array | undefined,
): Space | undefined {
  const exponent = gamma && 100_000 / (numbersIn(gamma)[0] ?? 0);
  const curve: Curve = exponent === undefined ? srgbCurve : (value) => value ** exponent;
  if (exponent !== undefined && !(exponent > 0.1 && exponent < 10)) return undefined;
  if (!primaries) return spaceOf(SRGB_TO_XYZ, curve);
  return spaceOf(matrixOf(numbersIn(primaries).map((value) => value / 100_000)), curve);
}

function numbersIn(data: Uint8Array): number[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return Array.from({ length: Math.min(8, data.length >> 2) }, (_, i) => view.getUint32(i * 4));
}

function matrixOf(numbers: readonly number[]): Matrix | undefined {
  if (numbers.length < 8) return undefined;
  const at = (i: number): Chromaticity => ({ x: numbers[i * 2] ?? 0, y: numbers[i * 2 + 1] ?? 0 });
  return primariesOf(at(0), [at(1), at(2), at(3)]);
}

function spaceOf(primaries: Matrix | undefined, curve: Curve): Space | undefined {
  return primaries && { primaries, curves: [curve, curve, curve] };
}
