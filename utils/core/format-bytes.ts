const UNITS = [
  { unit: "gigabyte", bytes: 1e9 },
  { unit: "megabyte", bytes: 1e6 },
  { unit: "kilobyte", bytes: 1e3 },
] as const;

/** A size in the largest unit that leaves no zero before the point; only nothing is 0 kB. */
export function formatBytes(bytes: number, locale: string): string {
  const { unit, bytes: size } = UNITS.find((one) => bytes >= one.bytes) ?? UNITS[2];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    maximumFractionDigits: bytes / size < 10 ? 1 : 0,
  }).format(bytes === 0 ? 0 : Math.max(bytes / size, 0.1));
}
