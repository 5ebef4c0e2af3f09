import { CircleAlert, CirclePause, ListOrdered, Sparkles } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useStore } from "zustand";
import { lazyPart } from "@/components/errors/lazy-part";
import hidden from "@/components/ui/hidden.module.css";
import { useText } from "@/components/ui/text";
import { type Standing, standingOf } from "@/utils/core/queue/standing";
import type { Panel } from "@/utils/panel/panel";
import styles from "./QueueChips.module.css";

const QueueView = lazyPart(async () => (await import("./QueueView")).QueueView);

/** What is ready, what failed and what runs, in all windows; each leads there. */
export function QueueChips({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const queue = useStore(panel.store, (state) => state.queue);
  const [isOpen, setIsOpen] = useState(false);
  const standing = useMemo(
    () =>
      standingOf(
        queue.edits.map(({ entry }) => entry),
        queue.unseen,
      ),
    [queue],
  );
  const { running, ready, failed } = standing;
  const isHeld = running > 0 && (queue.pause !== undefined || queue.edits.every(isLeft));
  const ended = t(ready > 0 ? "queue_ready_show" : "queue_failed_show", { count: ready || failed });
  const underWay = t(isHeld ? "queue_paused_count" : "queue_running", { count: running });
  useTitleCount(ready);
  return (
    <div className={styles["chips"]}>
      {ready + failed > 0 && (
        <button
          type="button"
          className={styles["chip"]}
          data-testid="ready-chip"
          data-failed={ready === 0}
          data-count={ready || failed}
          aria-label={ended}
          onClick={() => void panel.showUnseen()}
        >
          {ready > 0 ? <Sparkles aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
          <span>{ended}</span>
        </button>
      )}
      {running > 0 && (
        <button
          type="button"
          className={styles["chip"]}
          data-testid="queue"
          data-held={isHeld}
          data-count={running}
          aria-label={underWay}
          title={t("queue_open")}
          onClick={() => setIsOpen(true)}
        >
          {isHeld ? <CirclePause aria-hidden="true" /> : <ListOrdered aria-hidden="true" />}
          <span>{underWay}</span>
        </button>
      )}
      <Announcement standing={standing} />
      {isOpen && <QueueView panel={panel} onClose={() => setIsOpen(false)} />}
    </div>
  );
}

function isLeft({ isHeld }: { readonly isHeld: boolean }): boolean {
  return isHeld;
}

/** Says to a screen reader what a chip shows: a result that has come, an edit that failed. */
function Announcement({ standing: { ready, failed } }: { readonly standing: Standing }) {
  const { t } = useText();
  const said = [
    ready > 0 ? t("queue_ready", { count: ready }) : "",
    failed > 0 ? t("queue_failed", { count: failed }) : "",
  ];
  return (
    <span aria-live="polite" className={hidden["hidden"]} data-testid="queue-said">
      {said.filter((one) => one !== "").join(" ")}
    </span>
  );
}

/** The number of results that wait to be looked at, in the title of a panel that is a tab. */
function useTitleCount(ready: number): void {
  useEffect(() => {
    if (ready === 0) return;
    const before = document.title;
    document.title = `(${ready}) ${before}`;
    return () => {
      document.title = before;
    };
  }, [ready]);
}
