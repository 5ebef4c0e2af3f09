export interface Line {
  readonly name: string;
  readonly colour: string;
  /** One for each of the chart's `at`. */
  readonly values: readonly number[];
}

const WIDTH = 560;
const HEIGHT = 260;
const LEFT = 48;
const RIGHT = 150;
const TOP = 24;
const BOTTOM = 44;

/** A line chart as an SVG that reads in light and dark; x is logarithmic. */
export function drawChart(
  title: string,
  xTitle: string,
  at: readonly number[],
  lines: readonly Line[],
  limit: { readonly name: string; readonly value: number },
): string {
  const highest = Math.max(limit.value, ...lines.flatMap(({ values }) => values)) * 1.1;
  const first = Math.log(at[0] ?? 1);
  const span = Math.log(at.at(-1) ?? 10) - first || 1;
  const x = (value: number) => LEFT + ((Math.log(value) - first) / span) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - (value / highest) * (HEIGHT - TOP - BOTTOM);
  const right = WIDTH - RIGHT;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="11" fill="#808080">`,
    `<title>${title}</title>`,
    `<text x="${LEFT}" y="14" font-size="13">${title}</text>`,
    ...gridLines(highest).map(
      (value) =>
        `<path d="M${LEFT} ${y(value)}H${right}" stroke="#80808040"/><text x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
    ),
    ...at.map(
      (value) =>
        `<text x="${x(value)}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${value.toLocaleString("en")}</text>`,
    ),
    `<text x="${(LEFT + right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${xTitle}</text>`,
    `<path d="M${LEFT} ${y(limit.value)}H${right}" stroke="#808080" stroke-dasharray="4 4"/>`,
    `<text x="${right + 8}" y="${y(limit.value) + 4}">${limit.name}</text>`,
    ...lines.map(({ name, colour, values }, index) => {
      const path = values.map((value, i) => `${x(at[i] ?? 1)} ${y(value)}`).join("L");
      const label = `<text x="${right + 8}" y="${y(values.at(-1) ?? 0) + 4 + index}" fill="${colour}">${name}</text>`;
      return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>${label}`;
    }),
    "</svg>",
  ].join("\n");
}

function gridLines(highest: number): number[] {
  const step = highest > 40 ? 20 : highest > 16 ? 5 : 2;
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => index * step);
}
