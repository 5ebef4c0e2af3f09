import type { Browser } from "puppeteer-core";
import type { Sandbox } from "../sandbox/types.ts";

/** What one run of a case found. */
export interface Outcome {
  /** What was there before the fault and is not there after it: `paint`, `prompt`, `picture`, `result`. */
  readonly lost: readonly string[];
  /** Edits that reached the server. */
  readonly requests: number;
  /** From the fault until the panel says how the edit ended, ms. */
  readonly recoveryMs: number;
  /** What the person reads then. */
  readonly reads: string;
}

/** A browser that a case may use, or end and start again. */
export interface Bench {
  readonly sandbox: Sandbox;
  readonly browser: () => Browser;
  readonly profileDir: string;
  /** Ends the browser as a power cut would, and starts it again with the same profile. */
  readonly restart: () => Promise<Browser>;
}

/** One way in which things go wrong. */
export interface Fault {
  readonly name: string;
  /** What a run may find at most of requests: one, as one was asked for. */
  readonly asked: number;
  /** What the person should read: a part of it, in English. */
  readonly truth: RegExp;
  /** How long it may take until the person reads it, ms. */
  readonly withinMs: number;
  /** Takes so long that once is too often for `npm test`. */
  readonly isSlow?: true;
  /** Whether this machine lets it be done. */
  readonly isPossible?: () => boolean;
  readonly run: (bench: Bench, round: number) => Promise<Outcome>;
}

/** What is wrong with an outcome; empty where all held. */
export function problemsOf(fault: Fault, outcome: Outcome): readonly string[] {
  const { lost, requests, recoveryMs, reads } = outcome;
  return [
    ...lost.map((what) => `${what} lost`),
    ...(requests > fault.asked ? [`${requests} requests for ${fault.asked}`] : []),
    ...(recoveryMs > fault.withinMs ? [`took ${Math.round(recoveryMs)} ms`] : []),
    ...(fault.truth.test(reads) ? [] : [`the person reads: ${reads}`]),
  ];
}
