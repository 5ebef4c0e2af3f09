/**
 * Runs a job that must not overlap with itself. All calls during a run are
 * merged into one run after it, so that the last call is never missed and the
 * calls between are skipped.
 */
export function createOneAtATime(job: () => Promise<void>): () => void {
  let isRunning = false;
  let isCalledAgain = false;
  const run = async () => {
    isCalledAgain = true;
    if (isRunning) return;
    isRunning = true;
    try {
      while (isCalledAgain) {
        isCalledAgain = false;
        await job();
      }
    } finally {
      isRunning = false;
    }
  };
  return () => void run();
}
