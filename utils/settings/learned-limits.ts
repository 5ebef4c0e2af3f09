import type { LearnedLimits } from "@/utils/core/server/learned-limits";
import { forgetLearned, readLearned, watchLearned } from "@/utils/store/learned-limits";

/**
 * Calls `changed` with what a host has refused for a model, now and after every
 * change. Returns unsubscribe.
 */
export function followLearned(
  host: string,
  model: string,
  changed: (learned: LearnedLimits) => void,
): () => void {
  let isStopped = false;
  const read = async () => {
    const learned = await readLearned(host, model);
    if (!isStopped) changed(learned);
  };
  void read();
  const unwatch = watchLearned(() => void read());
  return () => {
    isStopped = true;
    unwatch();
  };
}

/** Sends everything again to this host, for every model. */
export async function tryRefusedAgain(host: string): Promise<void> {
  await forgetLearned(host);
}
