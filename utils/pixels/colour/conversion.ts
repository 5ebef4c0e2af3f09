import type { Curve } from "@/utils/pixels/colour/curve";
import { adaptToD50, inverse, type Matrix, multiply } from "@/utils/pixels/colour/matrix";

/** How a colour space of three primaries and three curves relates to sRGB. */
export interface Conversion {
  /** Converts RGBA pixels from sRGB, in place. */
  readonly fromSrgb: (pixels: Uint8ClampedArray) => void;
  /** Values of the space → sRGB, 0–255 each, clipped to its gamut. */
  readonly toSrgb: (r: number, g: number, b: number) => readonly [number, number, number];
}

/** A colour space as ICC profiles and PNG describe it. */
export interface Space {
  /** Linear RGB → XYZ under D50. Columns: red, green, blue. */
  readonly primaries: Matrix;
  /** Encoded value → light, red, green and blue. */
  readonly curves: readonly Curve[];
}

/** Linear sRGB → XYZ under D50, where ICC profiles connect (Bradford-adapted). */
export const SRGB_TO_XYZ: Matrix = [
  0.4360747, 0.3850649, 0.1430804, 0.2225045, 0.7168786, 0.0606169, 0.0139322, 0.0971045, 0.7141733,
];

/** Entries of the table that encodes light; by its square root, so that shadows get their share. */
const ENCODE_STEPS = 4096;

/** sRGB's transfer function (IEC 61966-2-1). */
export const srgbCurve: Curve = (value) =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const LIGHT_OF_SRGB = Float64Array.from({ length: 256 }, (_, byte) => srgbCurve(byte / 255));
const SRGB_OF_LIGHT = encodingTable(srgbCurve);

/** Nothing where the primaries span no space. */
export function makeConversion({ primaries, curves }: Space): Conversion | undefined {
  const toOwn = inverse(primaries);
  const toLinearSrgb = inverse(SRGB_TO_XYZ);
  if (!toOwn || !toLinearSrgb) return undefined;
  const there = multiply(toOwn, SRGB_TO_XYZ);
  const back = multiply(toLinearSrgb, primaries);
  const tables = curves.map(encodingTable);
  const lights = curves.map((curve) =>
    Float64Array.from({ length: 256 }, (_, byte) => curve(byte / 255)),
  );
  return {
    fromSrgb: (pixels) => convert(pixels, there, tables),
    toSrgb: (r, g, b) => {
      const [lr, lg, lb] = [lights[0]?.[r] ?? 0, lights[1]?.[g] ?? 0, lights[2]?.[b] ?? 0];
      const at = (row: number) =>
        encode(
          back[row * 3]! * lr + back[row * 3 + 1]! * lg + back[row * 3 + 2]! * lb,
          SRGB_OF_LIGHT,
        );
      return [at(0), at(1), at(2)];
    },
  };
}

/** Whether a conversion changes nothing that can be seen: it is sRGB by another name. */
export function isIdentity({ fromSrgb }: Conversion): boolean {
  const samples = [0, 32, 96, 160, 224, 255];
  const values = samples.flatMap((r) => samples.flatMap((g) => samples.map((b) => [r, g, b, 255])));
  const pixels = Uint8ClampedArray.from(values.flat());
  const before = pixels.slice();
  fromSrgb(pixels);
  return pixels.every((value, i) => Math.abs(value - before[i]!) <= 1);
}

/** A point of the CIE 1931 chromaticity diagram. */
export interface Chromaticity {
  readonly x: number;
  readonly y: number;
}

/** Linear RGB → XYZ under D50, from chromaticities (SMPTE RP 177); nothing for impossible ones. */
export function primariesOf(
  white: Chromaticity,
  colours: readonly [Chromaticity, Chromaticity, Chromaticity],
): Matrix | undefined {
  const xyz = ({ x, y }: Chromaticity) => [x / y, 1, (1 - x - y) / y];
  const columns = colours.map(xyz);
  const raw = [0, 1, 2].flatMap((row) => columns.map((column) => column[row] ?? 0));
  const toShares = inverse(raw);
  const target = xyz(white);
  if (!toShares || ![...raw, ...target].every(Number.isFinite)) return undefined;
  const shares = [0, 1, 2].map((row) =>
    target.reduce((sum, value, k) => sum + value * toShares[row * 3 + k]!, 0),
  );
  return adaptToD50(
    raw.map((value, i) => value * shares[i % 3]!),
    target,
  );
}

/** Light → encoded byte, by bisection of the curve, which only rises. */
function encodingTable(curve: Curve): Uint8Array {
  return Uint8Array.from({ length: ENCODE_STEPS + 1 }, (_, step) => {
    const light = (step / ENCODE_STEPS) ** 2;
    let [low, high] = [0, 1];
    for (let i = 0; i < 16; i++) {
      const middle = (low + high) / 2;
      if (curve(middle) < light) low = middle;
      else high = middle;
    }
    return Math.round(high * 255);
  });
}

function encode(light: number, table: Uint8Array | undefined): number {
  const step = Math.round(Math.sqrt(Math.min(1, Math.max(0, light))) * ENCODE_STEPS);
  return table?.[step] ?? 0;
}

function convert(
  pixels: Uint8ClampedArray,
  m: Matrix,
  tables: readonly (Uint8Array | undefined)[],
): void {
  for (let i = 0; i < pixels.length; i += 4) {
    const r = LIGHT_OF_SRGB[pixels[i]!]!;
    const g = LIGHT_OF_SRGB[pixels[i + 1]!]!;
    const b = LIGHT_OF_SRGB[pixels[i + 2]!]!;
    for (let c = 0; c < 3; c++) {
      const light = m[c * 3]! * r + m[c * 3 + 1]! * g + m[c * 3 + 2]! * b;
      pixels[i + c] = encode(light, tables[c]);
    }
  }
}
