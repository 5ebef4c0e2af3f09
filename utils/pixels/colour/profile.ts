import { type Curve, parseCurve } from "@/utils/pixels/colour/curve";

/** Converts RGBA pixels from sRGB to a picture's own colour space, in place. */
export type FromSrgb = (pixels: Uint8ClampedArray) => void;

type Matrix = readonly number[];

/** Linear sRGB → XYZ under D50, where ICC profiles connect (Bradford-adapted). */
const SRGB_TO_XYZ: Matrix = [
  0.4360747, 0.3850649, 0.1430804, 0.2225045, 0.7168786, 0.0606169, 0.0139322, 0.0971045, 0.7141733,
];
/** Entries of the table that encodes light; by its square root, so that shadows get their share. */
const ENCODE_STEPS = 4096;

/**
 * How to get from sRGB to what an ICC profile describes, for the profiles that
 * cameras, phones and screens use: three primaries and three curves.
 *
 * @returns nothing for other profiles (tables, grey, CMYK)
 */
export function convertTo(profile: Uint8Array): FromSrgb | undefined {
  const parsed = parseProfile(profile);
  if (!parsed) return undefined;
  const toOwn = inverse(parsed.primaries);
  if (!toOwn) return undefined;
  const matrix = multiply(toOwn, SRGB_TO_XYZ);
  const tables = parsed.curves.map(encodingTable);
  return (pixels) => convert(pixels, matrix, tables);
}

/** Whether a conversion changes nothing that can be seen: the profile is sRGB by another name. */
export function isIdentity(conversion: FromSrgb): boolean {
  const samples = [0, 32, 96, 160, 224, 255];
  const values = samples.flatMap((r) => samples.flatMap((g) => samples.map((b) => [r, g, b, 255])));
  const pixels = Uint8ClampedArray.from(values.flat());
  const before = pixels.slice();
  conversion(pixels);
  return pixels.every((value, i) => Math.abs(value - before[i]!) <= 1);
}

interface ParsedProfile {
  /** Columns: red, green, blue; rows: X, Y, Z. */
  readonly primaries: Matrix;
  readonly curves: readonly Curve[];
}

function parseProfile(profile: Uint8Array): ParsedProfile | undefined {
  if (profile.length < 132) return undefined;
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  const isRgbXyz = view.getUint32(16) === 0x52474220 && view.getUint32(20) === 0x58595a20;
  if (!isRgbXyz) return undefined;
  try {
    const tags = readTags(view);
    const columns = ["rXYZ", "gXYZ", "bXYZ"].map((name) => readXyz(tags.get(name)));
    const curves = ["rTRC", "gTRC", "bTRC"].map((name) => {
      const tag = tags.get(name);
      return tag && parseCurve(tag);
    });
    const known = curves.filter((curve) => curve !== undefined);
    const [red, green, blue] = columns;
    if (!red || !green || !blue || known.length < 3) return undefined;
    return {
      primaries: [0, 1, 2].flatMap((i) => [red[i]!, green[i]!, blue[i]!]),
      curves: known,
    };
  } catch {
    return undefined; // A tag that points beyond the profile's end.
  }
}

function readTags(view: DataView): Map<string, DataView> {
  const tags = new Map<string, DataView>();
  const count = Math.min(100, view.getUint32(128));
  for (let i = 0; i < count; i++) {
    const entry = 132 + i * 12;
    const name = [0, 1, 2, 3].map((n) => String.fromCharCode(view.getUint8(entry + n))).join("");
    const start = view.byteOffset + view.getUint32(entry + 4);
    tags.set(name, new DataView(view.buffer, start, view.getUint32(entry + 8)));
  }
  return tags;
}

function readXyz(tag: DataView | undefined): number[] | undefined {
  return tag && [0, 1, 2].map((i) => tag.getInt32(8 + i * 4) / 65_536);
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

const LIGHT_OF_SRGB = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

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
      const step = Math.round(Math.sqrt(Math.min(1, Math.max(0, light))) * ENCODE_STEPS);
      pixels[i + c] = tables[c]?.[step] ?? 0;
    }
  }
}

function multiply(a: Matrix, b: Matrix): number[] {
  return Array.from({ length: 9 }, (_, n) => {
    const row = Math.floor(n / 3) * 3;
    const column = n % 3;
    return [0, 1, 2].reduce((sum, k) => sum + a[row + k]! * b[k * 3 + column]!, 0);
  });
}

function inverse(m: Matrix): number[] | undefined {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = m;
  const [p, q, r] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const determinant = a * p + b * q + c * r;
  if (Math.abs(determinant) < 1e-9) return undefined;
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
