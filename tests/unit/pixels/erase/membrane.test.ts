import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CHANNELS,
  createMembrane,
  type Membrane,
  solveMembrane,
} from "@/utils/pixels/erase/membrane";
import { finish } from "@/utils/pixels/erase/steps";

const values = (length: number, min: number, max: number) =>
  fc.array(fc.integer({ min, max }), { minLength: length, maxLength: length });

/** A sheet with random edges in it, held at its rim. */
const sheets = fc
  .record({ width: fc.integer({ min: 1, max: 11 }), height: fc.integer({ min: 1, max: 11 }) })
  .chain(({ width, height }) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      steps: values(width * height * 2, -20, 20),
      rim: values(width * height, -40, 40),
    }),
  );

function sheet(width: number, height: number, steps: readonly number[], rim: readonly number[]) {
  const m = createMembrane(width * height);
  for (let n = 0; n < m.count; n++) {
    const [x, y] = [n % width, Math.floor(n / width)];
    m.x[n] = x;
    m.y[n] = y;
    if (x < width - 1) join(m, n, n + 1, 0, steps[n * 2] ?? 0);
    if (y < height - 1) join(m, n, n + width, 1, steps[n * 2 + 1] ?? 0);
    if (x > 0 && y > 0 && x < width - 1 && y < height - 1) continue;
    m.rimWeight[n] = 1;
    for (let c = 0; c < CHANNELS; c++) m.rimPull[n * CHANNELS + c] = (rim[n] ?? 0) * (c + 1) * 0.5;
  }
  return m;
}

function join(m: Membrane, p: number, q: number, side: number, step: number): void {
  m.beside[p * 4 + side] = q;
  m.beside[q * 4 + side + 2] = p;
  m.weight[p * 4 + side] = 1;
  m.weight[q * 4 + side + 2] = 1;
  for (let c = 0; c < CHANNELS; c++) {
    m.pull[p * CHANNELS + c] = (m.pull[p * CHANNELS + c] ?? 0) - step;
    m.pull[q * CHANNELS + c] = (m.pull[q * CHANNELS + c] ?? 0) + step;
  }
}

/** The same equations solved by elimination. */
function solveDense(m: Membrane, channel: number): number[] {
  const rows = Array.from({ length: m.count }, (_, n) => {
    const row = new Array<number>(m.count + 1).fill(0);
    let total = m.rimWeight[n] ?? 0;
    for (let side = 0; side < 4; side++) {
      const other = m.beside[n * 4 + side] ?? -1;
      if (other < 0) continue;
      const weight = m.weight[n * 4 + side] ?? 0;
      total += weight;
      row[other] = -weight;
    }
    row[n] = total;
    row[m.count] = (m.pull[n * CHANNELS + channel] ?? 0) + (m.rimPull[n * CHANNELS + channel] ?? 0);
    return row;
  });
  for (const [n, pivot] of rows.entries()) {
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = (row[n] ?? 0) / (pivot[n] ?? 1);
      if (factor !== 0)
        for (let k = n; k <= m.count; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  return rows.map((row, n) => (row[m.count] ?? 0) / (row[n] ?? 1));
}

describe("a membrane", () => {
  it("is within half a grey level of the exact solution", () => {
    fc.assert(
      fc.property(sheets, ({ width, height, steps, rim }) => {
        const membrane = sheet(width, height, steps, rim);
        const solution = finish(solveMembrane(membrane));
        for (let channel = 0; channel < CHANNELS; channel++) {
          const exact = solveDense(membrane, channel);
          for (const [n, value] of exact.entries()) {
            expect(Math.abs((solution[n * CHANNELS + channel] ?? 0) - value)).toBeLessThan(0.5);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("carries one value at the rim over a large sheet", () => {
    const side = 150;
    const membrane = sheet(side, side, [], new Array<number>(side * side).fill(30));
    const solution = finish(solveMembrane(membrane));
    expect(solution[((side / 2) * side + side / 2) * CHANNELS + 1]).toBeCloseTo(30, 0);
  });

  it("stays where it is if nothing holds it", () => {
    const membrane = createMembrane(1);
    expect([...finish(solveMembrane(membrane))]).toEqual([0, 0, 0]);
  });
});
