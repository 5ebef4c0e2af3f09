import { createOneAtATime } from "@/utils/async/one-at-a-time";
import { type Badge, badgeOf, type Standing, standingOf } from "@/utils/core/queue/standing";
import { readQueue } from "@/utils/store/queue";
import { listUnseen } from "@/utils/store/unseen";

/** A sentence by its key, with the number in it. */
type Words = (key: string, count?: number) => string;

type SetBadge = (text: string, kind: Badge["kind"], title: string) => Promise<void>;

/** Keeps the toolbar's button saying what runs, what is ready and what failed, in all windows. */
export function createBadge(set: SetBadge, words: Words): () => void {
  return createOneAtATime(async () => {
    const [queue, unseen] = [await readQueue(), await listUnseen()];
    if (!queue.ok || !unseen.ok) return;
    const running = queue.value.edits.map(({ entry }) => entry);
    const standing = standingOf(running, unseen.value);
    const { text, kind } = badgeOf(standing);
    await set(text, kind, titleOf(standing, words)).catch(() => undefined);
  });
}

/** All numbers in words, below the button's usual name. */
function titleOf({ running, ready, failed }: Standing, words: Words): string {
  const said = [
    ready > 0 ? words("queue_ready", ready) : "",
    running > 0 ? words("queue_running", running) : "",
    failed > 0 ? words("queue_failed", failed) : "",
  ].filter((one) => one !== "");
  return [words("action_title"), ...said].join("\n");
}
