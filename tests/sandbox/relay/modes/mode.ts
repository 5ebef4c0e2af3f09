import type { ServerResponse } from "node:http";
import type { Answer } from "../../http/answer.ts";
import type { Call } from "../call.ts";
import type { Drawn } from "../draw/draw.ts";
import type { DrawJob } from "../draw/job.ts";
import type { Entry } from "../entries.ts";
import type { StreamShape } from "../stream.ts";

/** What every step of a mode is told. `argument` is what stands after `=`, or the mode's default. */
export type ModeContext = { readonly call: Call; readonly argument: string };

/**
 * One way for the relay to misbehave. The steps are taken in the order below,
 * and a mode takes part in those it names; several modes can be combined.
 */
export type Mode = {
  readonly id: string;
  /** One line for people: what the relay does. */
  readonly says: string;
  /** What it imitates: a row of the contract (`§3.4`, `§4`), or a purpose. */
  readonly from: string;
  readonly on: "edits" | "models" | "billing";
  readonly argument?: { readonly means: string; readonly fallback: string };

  /** Before a byte of the upload is read. `true`: the connection was dealt with. */
  readonly refuse?: (response: ServerResponse, context: ModeContext) => boolean;
  /** Instead of doing the work. `null`: work as usual. */
  readonly replace?: (context: ModeContext) => Answer | Promise<Answer> | null;
  /** What is drawn, and where. */
  readonly job?: (job: DrawJob, context: ModeContext) => DrawJob;
  /** The drawn pictures. */
  readonly pictures?: (drawn: Drawn[], context: ModeContext) => Drawn[] | Promise<Drawn[]>;
  /** The items of `data`, with the pictures they were made from. */
  readonly entries?: (entries: Entry[], drawn: readonly Drawn[], context: ModeContext) => Entry[];
  /** The JSON as a value. */
  readonly json?: (body: Record<string, unknown>, context: ModeContext) => unknown;
  /** How a dialect writes its pictures. */
  readonly style?: string;
  /** Answers as a stream, and how its events are written. */
  readonly stream?: Partial<StreamShape>;
  /** The answer as bytes. */
  readonly answer?: (answer: Answer, context: ModeContext) => Answer;
  /** Sending it. Resolves when nothing more is to be sent. */
  readonly deliver?: (
    response: ServerResponse,
    answer: Answer,
    context: ModeContext,
  ) => Promise<void>;
};
