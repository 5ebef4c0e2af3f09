/**
 * Why faults that no test finds may stay. Reasons stand in tests/mutate/reasons,
 * by the text of the line and of the fault, so that code can move; a reason that
 * fits nothing any more is named by the run.
 */
import type { Mutant } from "./instrument.ts";

/** What a reason can be. Whatever is none of them is work: a test, or code to take out. */
export const CLASSES = {
  same: "nothing changes: no input gives another outcome",
  speed: "slower or faster, with the same outcome",
  doubled: "another rule holds the same bound",
  chosen: "a number chosen by eye or measure: the next one is as good",
  rounding: "less than what is promised",
  defence: "a defence that no input reaches",
  elsewhere: "a test finds it that this run leaves out: of a component, a browser, a bench",
  dear: "a unit test finds it, but takes more time than this run has for a fault",
} as const;

export type ReasonClass = keyof typeof CLASSES;

export interface Reason {
  readonly class: ReasonClass;
  /** What the class alone does not say. */
  readonly why?: string;
}

/** The reason of some faults on one line of one file. */
export interface Row extends Reason {
  /** The source's line, trimmed. */
  readonly line: string;
  /** Faults as the report writes them, e.g. `literal: 1 → 2`. */
  readonly faults: readonly string[];
}

/** By file, from the repository's root. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** One reason for a kind of fault, wherever it is. */
export interface Rule extends Reason {
  /** How the paths of its files begin. */
  readonly files: string;
  /** Patterns for the line and for the fault; absent: any. */
  readonly line?: string;
  readonly fault?: string;
  /** How many it may explain. More of them are new, and to be looked at. */
  readonly most: number;
}

export interface Reasons {
  readonly rows: Rows;
  readonly rules: readonly Rule[];
}

/** A fault that no test found. */
export interface Survivor extends Omit<Mutant, "id" | "file"> {
  /** Whether any test came across it. */
  readonly isCovered: boolean;
}

/** What is known of a file; kept, so that a run of a part renews that part of the report. */
export interface FileResult {
  /** Of the source, so that what is known is not taken for what is there now. */
  readonly sha256: string;
  readonly all: number;
  readonly survivors: readonly Survivor[];
}

export type Results = Readonly<Record<string, FileResult>>;

/** A survivor, and its reason if it has one. */
export interface Judged {
  readonly file: string;
  readonly survivor: Survivor;
  readonly reason?: Reason;
}

const LONGEST = 70;

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** What was changed, in a line. */
export function describeFault({ operator, original, code }: Omit<Mutant, "id" | "file">): string {
  const change = code === "" ? `${short(original)} removed` : `${short(original)} → ${short(code)}`;
  return `${operator}: ${change}`;
}

function fitsRule(rule: Rule, file: string, survivor: Survivor): boolean {
  return (
    file.startsWith(rule.files) &&
    new RegExp(rule.line ?? "").test(survivor.lineText) &&
    new RegExp(rule.fault ?? "").test(describeFault(survivor))
  );
}

function rowFor(rows: Rows, file: string, survivor: Survivor): Row | undefined {
  const fault = describeFault(survivor);
  return rows[file]?.find((row) => row.line === survivor.lineText && row.faults.includes(fault));
}

/** Every survivor with its reason: that of its row, or else of the first rule that fits. */
export function judgeAll(results: Results, { rows, rules }: Reasons): readonly Judged[] {
  const used = new Map<Rule, number>();
  return Object.entries(results).flatMap(([file, { survivors }]) =>
    survivors.map((survivor): Judged => {
      const row = rowFor(rows, file, survivor);
      if (row) return { file, survivor, reason: row };
      const rule = rules.find(
        (one) => fitsRule(one, file, survivor) && (used.get(one) ?? 0) < one.most,
      );
      if (!rule) return { file, survivor };
      used.set(rule, (used.get(rule) ?? 0) + 1);
      return { file, survivor, reason: rule };
    }),
  );
}

/** A line for each reason that fits no survivor of the files that are known. */
export function staleReasons(results: Results, { rows, rules }: Reasons): readonly string[] {
  const ofRows = Object.entries(rows).flatMap(([file, list]) => {
    const alive = new Set(
      results[file]?.survivors.map((one) => `${one.lineText}\n${describeFault(one)}`),
    );
    return list.flatMap(({ line, faults }) =>
      faults
        .filter((fault) => !alive.has(`${line}\n${fault}`))
        .map((fault) => `${file}: ${line}\n    ${fault}`),
    );
  });
  const explained = new Map(
    Map.groupBy(judgeAll(results, { rows, rules }), ({ reason }) => reason)
      .entries()
      .map(([reason, judged]) => [reason, judged.length]),
  );
  const ofRules = rules.flatMap((rule) => {
    const count = explained.get(rule) ?? 0;
    const name = `${rule.files} ${rule.line ?? ""} ${rule.fault ?? ""}`;
    return count < rule.most ? [`rule for ${rule.most}, fits ${count}: ${name}`] : [];
  });
  return [...ofRows, ...ofRules];
}
