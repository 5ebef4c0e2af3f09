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
    .replace(/\b\d+:\d\d\b/g, "")
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

const [BEGIN, END] = ["<!-- faults -->", "<!-- /faults -->"] as const;

const nameOf = (row: string) => row.split("|")[1]?.trim() ?? "";

/** The document with these rows in its table; rows of other cases stay as they are. */
export function withRows(document: string, table: string, order: readonly string[]): string {
  const [from, to] = [document.indexOf(BEGIN) + BEGIN.length, document.indexOf(END)];
  const [head = "", rule = "", ...fresh] = table.split("\n");
  const rows = new Map<string, string>();
  for (const row of [...document.slice(from, to).split("\n"), ...fresh]) rows.set(nameOf(row), row);
  const listed = order.flatMap((name) => rows.get(name) ?? []);
  return `${document.slice(0, from)}\n\n${[head, rule, ...listed].join("\n")}\n\n${document.slice(to)}`;
}
