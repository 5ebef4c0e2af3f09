import type { HistoryEntry } from "@/utils/core/history/entry";
import { standingOf } from "@/utils/core/queue/standing";
import { readQueue } from "@/utils/store/queue";
import { readSettings } from "@/utils/store/settings";
import { listUnseen } from "@/utils/store/unseen";

/** What telling the person needs from the browser. */
export interface NotifierDeps {
  /** A sentence by its key, with the number in it. */
  readonly words: (key: string, count?: number) => string;
  readonly mayNotify: () => Promise<boolean>;
  readonly notify: (title: string, message: string) => Promise<void>;
  readonly sleep: (ms: number) => Promise<void>;
}

/** So long an open panel has to show what has ended: then nobody needs to be told. */
const GRACE_MS = 2_000;

/**
 * Tells the person outside the panel that an edit has ended, where they have
 * switched that on and no panel has shown it.
 *
 * @returns to be called with every edit that has changed
 */
export function createNotifier(deps: NotifierDeps): (editId: string) => Promise<void> {
  const told = new Set<string>();
  return async (editId) => {
    if (told.has(editId) || !(await isNews(editId))) return;
    told.add(editId);
    await deps.sleep(GRACE_MS);
    const unseen = await listUnseen();
    if (!unseen.ok || !unseen.value.some(({ id }) => id === editId)) return;
    if (!(await readSettings()).notifies || !(await deps.mayNotify())) return;
    const queue = await readQueue();
    const running = queue.ok ? queue.value.edits.map(({ entry }) => entry) : [];
    const { ready, failed } = standingOf(running, unseen.value);
    if (ready + failed === 0) return;
    const title = [
      ready > 0 ? deps.words("queue_ready", ready) : "",
      failed > 0 ? deps.words("queue_failed", failed) : "",
    ].filter((one) => one !== "");
    await deps.notify(title.join(" · "), promptOf(unseen.value, editId));
  };
}

async function isNews(editId: string): Promise<boolean> {
  const unseen = await listUnseen();
  return unseen.ok && unseen.value.some(({ id }) => id === editId);
}

function promptOf(unseen: readonly HistoryEntry[], editId: string): string {
  return unseen.find(({ id }) => id === editId)?.prompt ?? "";
}
