/**
 * What comes of `work`, or `late` after `limitMs`, or `aborted` as soon as the signal
 * is. The work itself goes on: whoever does it looks at a signal of its own.
 */
export function within<T>(
  work: Promise<T>,
  limitMs: number,
  signal: AbortSignal,
): Promise<T | "late" | "aborted"> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end("late"), limitMs);
    const abort = () => end("aborted");
    const forget = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    };
    const end = (value: T | "late" | "aborted") => {
      forget();
      resolve(value);
    };
    signal.addEventListener("abort", abort);
    work.then(end, (cause) => {
      forget();
      reject(cause);
    });
    if (signal.aborted) abort();
  });
}
