/** What happened while somebody drew, ms. */
export interface Reading {
  /** From a pointer event to the end of the frame that shows it. */
  readonly latencies: readonly number[];
  /** What the listeners of one pointer event took. */
  readonly handlers: readonly number[];
  /** From one frame to the next. */
  readonly intervals: readonly number[];
  /** Tasks over 50 ms, as the browser reports them. */
  readonly longTasks: readonly number[];
}

/** Pointer events, and the mouse events that browsers send along with them. */
const MOVES = ["pointermove", "mousemove"] as const;

/** Reads the pulse of the page between `start` and `stop`. */
export class Meter {
  #latencies: number[] = [];
  #handlers: number[] = [];
  #intervals: number[] = [];
  #longTasks: number[] = [];
  #waiting: number[] = [];
  #isOn = false;
  #began = 0;
  readonly #afterPaint = new MessageChannel();
  readonly #observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) this.#longTasks.push(entry.duration);
  });

  constructor() {
    for (const type of MOVES) {
      window.addEventListener(type, (event) => this.#arrives(event), { capture: true });
      window.addEventListener(type, (event) => this.#leaves(event));
    }
    this.#afterPaint.port1.onmessage = () => {
      const now = performance.now();
      this.#latencies.push(...this.#waiting.splice(0).map((stamp) => now - stamp));
    };
  }

  start(): void {
    this.#latencies = [];
    this.#handlers = [];
    this.#intervals = [];
    this.#longTasks = [];
    this.#isOn = true;
    this.#observer.observe({ type: "longtask" });
    let last = performance.now();
    const tick = (now: number) => {
      if (!this.#isOn) return;
      this.#intervals.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(tick);
    });
  }

  stop(): Reading {
    this.#isOn = false;
    for (const entry of this.#observer.takeRecords()) this.#longTasks.push(entry.duration);
    this.#observer.disconnect();
    return {
      latencies: this.#latencies,
      handlers: this.#handlers,
      intervals: this.#intervals,
      longTasks: this.#longTasks,
    };
  }

  #arrives(event: Event): void {
    this.#began = performance.now();
    if (!this.#isOn || event.type !== "pointermove") return;
    this.#waiting.push(event.timeStamp);
    // A message posted in the frame's own callback arrives once the frame has been painted.
    requestAnimationFrame(() => this.#afterPaint.port2.postMessage(undefined));
  }

  #leaves(event: Event): void {
    if (!this.#isOn) return;
    const took = performance.now() - this.#began;
    if (event.type === "pointermove") this.#handlers.push(took);
    else this.#handlers.push((this.#handlers.pop() ?? 0) + took);
  }
}

/** What something costs until it is painted, ms: its own work and its frame's, not the wait for the frame. */
export async function workToPaint(act: () => void): Promise<number> {
  await nextPaint();
  const frameBegins = new Promise<number>((resolve) => {
    requestAnimationFrame(() => resolve(performance.now()));
  });
  const start = performance.now();
  act();
  const acted = performance.now() - start;
  await nextPaint();
  return acted + performance.now() - (await frameBegins);
}

/** Resolves after the next frame has been painted. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(undefined);
    });
  });
}
