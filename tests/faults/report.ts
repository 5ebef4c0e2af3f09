import { type Fault, type Outcome, problemsOf } from "./fault.ts";

/** All runs of one case. */
export interface Ran {
  readonly fault: Fault;
  readonly outcomes: readonly Outcome[];
}

const WHAT = ["picture", "paint", "prompt", "result"];

/** One row of the table: what a case did in all its runs. */
function rowOf({ fault, outcomes }: Ran): string {
  const lost = WHAT.map((what) => {
    const count = outcomes.filter((one) => one.lost.includes(what)).length;
    return String(count);
  });
  const beyond = outcomes.reduce(
    (sum, { requests }) => sum + Math.max(0, requests - fault.asked),
    0,
  );
  const times = outcomes.map(({ recoveryMs }) => recoveryMs).sort((a, b) => a - b);
  const seconds = (ms = 0) => (ms / 1000).toFixed(1);
  const middle = seconds(times[Math.floor(times.length / 2)]);
  const reads = [...new Set(outcomes.map((one) => shorten(one.reads)))].join("<br>");
  const isHeld = outcomes.every((one) => problemsOf(fault, one).length === 0);
  const cells = [
    fault.name,
    outcomes.length,
    ...lost,
    beyond,
    `${middle} (${seconds(times.at(-1))})`,
    reads,
    isHeld ? "yes" : "no",
  ];
  return `| ${cells.join(" | ")} |`;
}

/** Times differ between runs, and a server's words are not of interest here. */
function shorten(reads: string): string {
  const text = reads
    .replace(/\d+:\d\d/g, "")
    .replaceAll("|", "/")
    .replace(/\s+/g, " ")
    .trim();
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

/** The table of docs/reliability.md. */
export function tableOf(ran: readonly Ran[]): string {
  const head = [
    "case",
    "runs",
    ...WHAT.map((what) => `${what}s lost`.replace("paints", "paint")),
    "requests beyond one",
    "s until it is said: median (worst)",
    "what the person reads",
    "held",
  ];
  const rule = head.map(() => "---");
  return [head, rule]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .concat(ran.map(rowOf))
    .join("\n");
}
