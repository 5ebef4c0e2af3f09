/** Encoded value → light, both 0–1, as an ICC profile's `curv` or `para` tag says (ICC.1, 10.6 and 10.18). */
export type Curve = (value: number) => number;

/** Reads a `curv` or `para` tag (ICC.1:2022, §10.6 and §10.18); nothing for other types. */
export function parseCurve(tag: DataView): Curve | undefined {
  if (tag.byteLength < 12) return undefined;
  const kind = tag.getUint32(0);
  if (kind === 0x63757276) return parseTable(tag);
  return kind === 0x70617261 ? parseFormula(tag) : undefined;
}

/** Cameras write 1024 or 4096; more than 16 bits can tell apart there cannot be. */
const MAX_TABLE = 65_536;

function parseTable(tag: DataView): Curve | undefined {
  const count = tag.getUint32(8);
  if (count > MAX_TABLE || tag.byteLength < 12 + count * 2) return undefined;
  if (count === 0) return (value) => value;
  if (count === 1) {
    const gamma = tag.getUint16(12) / 256;
    return (value) => value ** gamma;
  }
  const table = Array.from({ length: count }, (_, i) => tag.getUint16(12 + i * 2) / 65_535);
  return (value) => {
    const at = Math.min(1, Math.max(0, value)) * (count - 1);
    const low = Math.floor(at);
    const from = table[low] ?? 0;
    return from + ((table[low + 1] ?? from) - from) * (at - low);
  };
}

/** How many numbers each kind of formula has. */
const PARAMETERS = [1, 3, 4, 5, 7];

function parseFormula(tag: DataView): Curve | undefined {
  const kind = tag.getUint16(8);
  const count = PARAMETERS[kind];
  if (count === undefined || tag.byteLength < 12 + count * 4) return undefined;
  const numbers = Array.from({ length: count }, (_, i) => tag.getInt32(12 + i * 4) / 65_536);
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  const power = (value: number) => Math.max(0, a * value + b) ** g;
  switch (kind) {
    case 0:
      return (value) => value ** g;
    case 1:
      return (value) => (value >= -b / a ? power(value) : 0);
    case 2:
      return (value) => (value >= -b / a ? power(value) + c : c);
    case 3:
      return (value) => (value >= d ? power(value) : c * value);
    default:
      return (value) => (value >= d ? power(value) + e : c * value + f);
  }
}
