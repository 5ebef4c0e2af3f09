import type { KeptTask } from "./relay/dialects/tasks.ts";
import { type ActiveMode, parseModes } from "./relay/modes/parse.ts";
import { ResultStore } from "./relay/result-store.ts";
import type { ReceivedRequest, Visit } from "./types.ts";

/** What the servers of one sandbox share. */
export class SandboxState {
  requests: ReceivedRequest[] = [];
  visits: Visit[] = [];
  modes: readonly ActiveMode[] = [];
  results = new ResultStore();
  tasks = new Map<string, KeptTask>();
  relayUrl = "";
  galleryUrl = "";
  otherUrl = "";
  #counts = new Map<string, number>();

  setMode(text: string): void {
    this.modes = parseModes(text);
  }

  /** How often this was asked for since the last reset, this time included. */
  count(what: string): number {
    const count = (this.#counts.get(what) ?? 0) + 1;
    this.#counts.set(what, count);
    return count;
  }

  reset(): void {
    // In place: callers hold on to the array.
    this.requests.length = 0;
    this.visits.length = 0;
    this.modes = [];
    this.results.clear();
    this.tasks.clear();
    this.#counts.clear();
  }
}
