import type { TimeLimits } from "@/utils/capture/read/deps";

/** An abort signal that fires with the given one, or on a timeout. */
export interface Watch {
  readonly signal: AbortSignal;
  /** Whether a timeout, not the given signal, fired. */
  readonly isTimedOut: () => boolean;
  readonly progressed: () => void;
  readonly end: () => void;
}

/** Starts both clocks. `end` must be called, or they keep running. */
export function createTimeoutSignal(signal: AbortSignal, { idleMs, totalMs }: TimeLimits): Watch {
  const controller = new AbortController();
  let isTimedOut = false;
  const timeOut = () => {
    isTimedOut = true;
    controller.abort();
  };
  const stop = () => controller.abort();
  const total = setTimeout(timeOut, totalMs);
  let idle = setTimeout(timeOut, idleMs);
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  return {
    signal: controller.signal,
    isTimedOut: () => isTimedOut,
    progressed: () => {
      clearTimeout(idle);
      idle = setTimeout(timeOut, idleMs);
    },
    end: () => {
      clearTimeout(total);
      clearTimeout(idle);
      signal.removeEventListener("abort", stop);
    },
  };
}
