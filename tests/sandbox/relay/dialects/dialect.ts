import type { IncomingMessage } from "node:http";
import type { Answer } from "../../http/answer.ts";
import type { ReceivedPart } from "../../types.ts";
import type { Breach } from "../breach.ts";
import type { Call } from "../call.ts";
import type { Family } from "../families.ts";

/** What a body holds, in the words of the form; or what it does against its own rules. */
export type ReadBody = { readonly parts: readonly ReceivedPart[] } | { readonly breach: Breach };

/** Another way to ask the relay for an edit, beside the documented form. */
export type SandboxDialect = {
  readonly id: string;
  /** Whether a POST to this path, of this type, is meant. */
  readonly isSpokenAt: (path: string, contentType: string) => boolean;
  /** What the form's rules are for it; each file has its own beyond that. */
  readonly family: Family;
  readonly read: (body: Record<string, unknown>, path: string) => Promise<ReadBody>;
  /** Writes the documented answer as this dialect has it. */
  readonly write: (body: Record<string, unknown>, call: Call) => Answer;
  readonly hasKey: (request: IncomingMessage) => boolean;
};
