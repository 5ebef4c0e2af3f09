import { describe, expect, test } from "vitest";
import {
  describeFault,
  judgeAll,
  type Reasons,
  type Results,
  type Row,
  type Rule,
  type Survivor,
  staleReasons,
} from "../../mutate/reasons.ts";
import { listOpen, scoreTable, writeReport } from "../../mutate/report.ts";

const FILE = "utils/core/bytes.ts";
const LINE = "if (at < size) return limit + 1;";

const survivor = (rest: Partial<Survivor> = {}): Survivor => ({
  operator: "binary",
  original: "at < size",
  code: "at <= size",
  line: 7,
  lineText: LINE,
  isCovered: true,
  ...rest,
});
const FAULT = "binary: at < size → at <= size";
const LITERAL = survivor({ operator: "literal", original: "1", code: "2" });

const resultsOf = (...survivors: Survivor[]): Results => ({
  [FILE]: { sha256: "", all: 10, survivors },
});
const row = (rest: Partial<Row> = {}): Row => ({
  line: LINE,
  faults: [FAULT],
  class: "same",
  ...rest,
});
const rule = (rest: Partial<Rule> = {}): Rule => ({
  files: "utils/core/",
  most: 1,
  class: "chosen",
  ...rest,
});
const reasonsOf = (rows: readonly Row[], rules: readonly Rule[] = []): Reasons => ({
  rows: { [FILE]: rows },
  rules,
});
const classesOf = (results: Results, reasons: Reasons) =>
  judgeAll(results, reasons).map(({ reason }) => reason?.class);

describe("a reason for a fault", () => {
  test("is found wherever its line has moved to", () => {
    expect(classesOf(resultsOf(survivor({ line: 99 })), reasonsOf([row()]))).toEqual(["same"]);
  });

  test.each<[what: string, given: Row]>([
    ["another line", row({ line: "if (at < size) return limit;" })],
    ["another fault on the line", row({ faults: ["binary: at < size → at >= size"] })],
    ["no fault at all", row({ faults: [] })],
  ])("does not count for %s", (_, given) => {
    expect(classesOf(resultsOf(survivor()), reasonsOf([given]))).toEqual([undefined]);
  });

  test("does not count for the same line of another file", () => {
    const elsewhere = { rows: { "utils/core/other.ts": [row()] }, rules: [] };
    expect(classesOf(resultsOf(survivor()), elsewhere)).toEqual([undefined]);
  });

  test("is written as the report writes the fault, over however many lines it goes", () => {
    expect(describeFault(survivor({ original: "at\n   < size", code: "" }))).toBe(
      "binary: at < size removed",
    );
    expect(describeFault(survivor({ original: "a".repeat(71) }))).toBe(
      `binary: ${"a".repeat(69)}… → at <= size`,
    );
  });
});

describe("a rule for many faults", () => {
  test.each<[what: string, given: Rule, fits: boolean]>([
    ["any fault of its files", rule(), true],
    ["a file of its own", rule({ files: FILE }), true],
    ["none of other files", rule({ files: "utils/relay/" }), false],
    ["a line's pattern", rule({ line: "limit \\+ 1" }), true],
    ["no line of another pattern", rule({ line: "^limit" }), false],
    ["a fault's pattern", rule({ fault: "^binary: .* <= " }), true],
    ["no fault of another pattern", rule({ fault: "^literal" }), false],
    ["a fault and its line together alone", rule({ line: "size", fault: "^literal" }), false],
  ])("explains %s", (_, given, fits) => {
    const expected = [fits ? "chosen" : undefined];
    expect(classesOf(resultsOf(survivor()), reasonsOf([], [given]))).toEqual(expected);
  });

  test("explains no more of them than were looked at", () => {
    const found = resultsOf(survivor(), LITERAL);
    expect(classesOf(found, reasonsOf([], [rule()]))).toEqual(["chosen", undefined]);
    expect(classesOf(found, reasonsOf([], [rule({ most: 2 })]))).toEqual(["chosen", "chosen"]);
  });

  test("comes after the fault's own reason, and is not used up by it", () => {
    const found = resultsOf(survivor(), LITERAL);
    expect(classesOf(found, reasonsOf([row()], [rule()]))).toEqual(["same", "chosen"]);
  });
});

describe("a reason that fits nothing any more", () => {
  test.each<[what: string, reasons: Reasons, named: RegExp]>([
    ["of a line that is gone", reasonsOf([row({ line: "return 1;" })]), /bytes\.ts: return 1;/],
    ["of a fault that is found now", reasonsOf([row({ faults: [FAULT, "x"] })]), /\n {4}x$/],
    ["of a file that is gone", { rows: { "utils/gone.ts": [row()] }, rules: [] }, /^utils\/gone/],
    ["of a rule that is too wide", reasonsOf([], [rule({ most: 2 })]), /for 2, fits 1: utils/],
  ])("is named: one %s", (_, reasons, named) => {
    const stale = staleReasons(resultsOf(survivor()), reasons);
    expect(stale).toEqual([expect.stringMatching(named)]);
  });

  test("is none where each fits", () => {
    const found = resultsOf(survivor(), LITERAL);
    expect(staleReasons(found, reasonsOf([row()], [rule()]))).toEqual([]);
  });
});

describe("the report", () => {
  const found = resultsOf(survivor(), LITERAL, survivor({ isCovered: false, line: 8 }));
  const judged = judgeAll(found, reasonsOf([row({ why: "there is no such size" })]));
  const report = writeReport(found, judged);

  test("begins with what has no reason", () => {
    expect(listOpen(judged)).toEqual([`${FILE}:7 literal: 1 → 2`]);
    const at = (text: string) => report.indexOf(text);
    expect(at("## No reason yet")).toBeLessThan(at(`${FILE}:7 literal: 1 → 2`));
    expect(at(`${FILE}:7 literal: 1 → 2`)).toBeLessThan(at("## With a reason"));
  });

  test("tells a reason once below the faults that share it, and which were not run", () => {
    const lines = [`${FILE}:7 ${FAULT}`, `${FILE}:8 (not run) ${FAULT}`];
    expect(report).toContain([...lines, "    same: there is no such size"].join("\n"));
  });

  test("counts by folder and by class; a fault with a reason is not found either", () => {
    expect(scoreTable(found, judged)).toContain("| `utils/core` | 10 | 7 | 70.0 % | 2 | 1 |");
    expect(report).toContain("| same | 2 |");
    expect(report).toContain("| speed | 0 |");
  });
});
