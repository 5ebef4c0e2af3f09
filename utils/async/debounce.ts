/** A job that is put off while things change. */
export interface PutOff {
  /** Whether there is something that was not saved yet. */
  readonly isDue: boolean;
  /** Saves once nothing changed for a while, but not much later however much changes. */
  soon(): void;
  /** Saves as soon as what happens now is over. */
  next(): void;
  /** Saves in this very moment. */
  now(): void;
  /** Lets go of what was not saved. */
  stop(): void;
}

export interface Patience {
  /** How long nothing must change, ms. */
  readonly pauseMs: number;
  /** After how long it is saved even while things go on changing, ms. */
  readonly longestMs: number;
}

export function createPutOff(save: () => void, { pauseMs, longestMs }: Patience): PutOff {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(pause);
    clearTimeout(deadline);
    pause = undefined;
    deadline = undefined;
  };
  const now = () => {
    stop();
    save();
  };
  const after = (delayMs: number) => {
    clearTimeout(pause);
    pause = setTimeout(now, delayMs);
    deadline ??= setTimeout(now, longestMs);
  };
  return {
    get isDue() {
      return pause !== undefined;
    },
    soon: () => after(pauseMs),
    next: () => after(0),
    now,
    stop,
  };
}
