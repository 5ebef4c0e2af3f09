/** What instrumented code asks while it runs; one a worker, on `globalThis`. */
export interface Switch {
  /** Whether the fault of that number is on. Also counts as a step. */
  isOn(id: number): boolean;
  /** One step; throws when a fault has made far more of them than the sound code. */
  tick(): void;
  /** Notes which numbers are asked for; after so many steps it throws. */
  startRecording(maxSteps?: number): void;
  stopRecording(): ReadonlySet<number>;
  turnOn(id: number, maxSteps: number): void;
  turnOff(): void;
  /** Steps since recording began, or since a fault was turned on. */
  steps(): number;
}

declare global {
  var __mutate: Switch | undefined;
}

/** Ends what would never end: a loop's condition that is always true. */
class EndlessError extends Error {}

/** @param count how many faults there are in all */
export function createSwitch(count: number): Switch {
  let active = -1;
  let steps = 0;
  let maxSteps = Number.POSITIVE_INFINITY;
  let isRecording = false;
  const seen = new Uint8Array(count);
  const tick = () => {
    steps += 1;
    if (steps > maxSteps) throw new EndlessError("far more steps than without the fault");
  };
  return {
    tick,
    isOn(id) {
      tick();
      if (isRecording) seen[id] = 1;
      return id === active;
    },
    startRecording(limit = Number.POSITIVE_INFINITY) {
      seen.fill(0);
      steps = 0;
      maxSteps = limit;
      isRecording = true;
    },
    stopRecording() {
      isRecording = false;
      maxSteps = Number.POSITIVE_INFINITY;
      return new Set(seen.keys().filter((id) => seen[id] === 1));
    },
    turnOn(id, limit) {
      active = id;
      steps = 0;
      maxSteps = limit;
    },
    turnOff() {
      active = -1;
      maxSteps = Number.POSITIVE_INFINITY;
    },
    steps: () => steps,
  };
}
