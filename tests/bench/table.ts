/** A Markdown table; numbers are aligned to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  const [first] = rows;
  const rule = head.map((_, i) => (typeof first?.[i] === "number" ? "--:" : "---"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

/** To so many digits after the point, as a number. */
export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** The value below which a share of the sorted values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
