import type { ErrorCode } from "@/utils/core/app-error";
import {
  admit,
  direct,
  EMPTY_LINE,
  join,
  type Limits,
  type Line,
  leave,
  note,
  type Pause,
  pause,
  resume,
  type Way,
} from "@/utils/core/queue/line";

/** What becomes of an edit that waits: its turn, or the way home, `queued` as it came. */
export type Turn = "in" | "cancelled" | "paused";

/** Where the queue keeps what has to outlive the background, and what it is told by the person. */
export interface QueueMemory {
  readonly readLimits: () => Promise<Limits>;
  readonly readPause: () => Promise<Pause | undefined>;
  readonly savePause: (pause: Pause | undefined) => Promise<void>;
}

/** Lets edits go a few at once, in order; the rest wait where no time limit runs yet. */
export interface EditQueue {
  /** Takes a place in the line. */
  join(editId: string): void;
  /** Waits for the turn of an edit that has a place. Whoever gets it has to leave. */
  enter(editId: string, way: Way, signal: AbortSignal): Promise<Turn>;
  leave(editId: string): void;
  /** Notes how an edit ended; the same failure again and again pauses the queue. */
  note(code: ErrorCode | undefined): Promise<void>;
  /** Sends home whoever waits, and lets nobody in. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  isPaused(): Promise<boolean>;
  isEmpty(): boolean;
}

/** A queue; a pause that an earlier background made lasts. */
export function createEditQueue(memory: QueueMemory): EditQueue {
  let line: Line = EMPTY_LINE;
  let limits: Limits = { perProfile: 1, perServer: 1, inAll: 1 };
  const calls = new Map<string, (turn: Turn) => void>();

  const change = (next: Line) => {
    const before = line;
    line = admit(next, limits);
    for (const { editId } of line.inside) call(editId, "in");
    if (line.pause) for (const { editId } of before.waiting) call(editId, "paused");
  };
  const call = (editId: string, turn: Turn) => {
    calls.get(editId)?.(turn);
    calls.delete(editId);
  };
  /** Where the limits cannot be read, those from before hold. */
  const readLimits = async () => {
    limits = await memory.readLimits().catch(() => limits);
    change(line);
  };
  const ready = Promise.all([
    readLimits(),
    memory
      .readPause()
      .catch(() => undefined)
      .then((why) => why && change(pause(line, why))),
  ]);
  const store = async (next: Line) => {
    const isOther = next.pause !== line.pause;
    change(next);
    if (isOther) await memory.savePause(next.pause);
  };

  return {
    join: (editId) => change(join(line, editId)),
    async enter(editId, way, signal) {
      await ready;
      if (line.pause || signal.aborted) {
        change(leave(line, editId));
        return line.pause ? "paused" : "cancelled";
      }
      const turn = waitFor(editId, signal, calls);
      change(direct(join(line, editId), editId, way));
      void readLimits();
      return turn;
    },
    leave: (editId) => change(leave(line, editId)),
    note: (code) => store(note(line, code)),
    pause: () => ready.then(() => store(pause(line, { why: "person" }))),
    resume: () => ready.then(() => store(resume(line))),
    isPaused: () => ready.then(() => line.pause !== undefined),
    isEmpty: () => line.waiting.length === 0 && line.inside.length === 0,
  };
}

/** An aborted edit is called no more; its place is given up by whoever took it. */
function waitFor(
  editId: string,
  signal: AbortSignal,
  calls: Map<string, (turn: Turn) => void>,
): Promise<Turn> {
  return new Promise((resolve) => {
    const onAbort = () => {
      calls.delete(editId);
      resolve("cancelled");
    };
    signal.addEventListener("abort", onAbort, { once: true });
    calls.set(editId, (turn) => {
      signal.removeEventListener("abort", onAbort);
      resolve(turn);
    });
  });
}
