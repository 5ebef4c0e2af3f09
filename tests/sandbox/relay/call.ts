import { randomUUID } from "node:crypto";
import type { SandboxState } from "../state.ts";
import type { ReceivedRequest } from "../types.ts";
import type { ActiveMode } from "./modes/parse.ts";

/** One request on its way through the relay. */
export type Call = {
  readonly received: ReceivedRequest;
  readonly state: SandboxState;
  readonly requestId: string;
  readonly modes: readonly ActiveMode[];
  /** The origin that serves what this call's results are addressed by. */
  readonly resultOrigin: string;
};

/** As new-api writes them: a time and a tail nobody can guess. */
export function makeRequestId(): string {
  const time = new Date().toISOString().replace(/\D/g, "");
  return `${time}${randomUUID().replaceAll("-", "").slice(0, 8)}`;
}
