export interface DebounceOptions {
  /** How long there must be no call before the job runs, ms. */
  readonly waitMs: number;
  /** The longest time from the first call to the run, however many calls follow, ms. No limit by default. */
  readonly maxWaitMs?: number;
}

/** A job that runs once after a burst of calls. */
export interface Debounced {
  /** A run is scheduled. */
  readonly isPending: boolean;
  /** Runs after `waitMs` without another call, or after `maxWaitMs` at the latest. */
  schedule(): void;
  /** Runs in the next task, also where `schedule` is called before that. */
  scheduleNext(): void;
  /** Runs now, scheduled or not, and drops what was scheduled. */
  runNow(): void;
  /** Drops what was scheduled. */
  cancel(): void;
}

/** Puts a job off until calls pause, but not longer than `maxWaitMs`. */
export function createDebounce(job: () => void, options: DebounceOptions): Debounced {
  const { waitMs, maxWaitMs } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  /** The run is due in the next task: nothing puts it off. */
  let isNext = false;
  const cancel = () => {
    clearTimeout(timer);
    clearTimeout(deadline);
    timer = undefined;
    deadline = undefined;
    isNext = false;
  };
  const runNow = () => {
    cancel();
    job();
  };
  const runAfter = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(runNow, delayMs);
    if (maxWaitMs !== undefined) deadline ??= setTimeout(runNow, maxWaitMs);
  };
  return {
    get isPending() {
      return timer !== undefined;
    },
    schedule: () => {
      if (!isNext) runAfter(waitMs);
    },
    scheduleNext: () => {
      isNext = true;
      runAfter(0);
    },
    runNow,
    cancel,
  };
}
