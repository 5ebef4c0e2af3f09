import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Panel } from "@/components/app/panel";
import { Button } from "@/components/ui/Button";
import { ProgressBar } from "@/components/ui/ProgressBar";
import { useText } from "@/components/ui/text";
import type { Edit } from "@/utils/core/edit";
import { isRunning } from "@/utils/core/edit-life";
import { formatDuration } from "@/utils/core/format-duration";
import styles from "./RunStatus.module.css";

const TICK_MS = 500;

/** How the edit stands: while it runs, for how long, and how long it usually takes. */
export function RunStatus({ panel }: { readonly panel: Panel }) {
  const edit = useStore(panel.store, (state) => state.edit);
  const isStarting = useStore(panel.store, (state) => state.isStarting);
  const state = isStarting ? "queued" : (edit?.state ?? "idle");
  return (
    <div role="status" data-testid="status" data-state={state} className={styles["status"]}>
      {edit && isRunning(edit) && <Waiting edit={edit} panel={panel} />}
    </div>
  );
}

function Waiting({ edit, panel }: { readonly edit: Edit; readonly panel: Panel }) {
  const { t } = useText();
  const usualMs = useStore(panel.store, (state) => state.usualMs);
  const elapsedMs = useElapsed(edit.sentAt ?? edit.createdAt, panel.services.now);
  const elapsed = formatDuration(elapsedMs);
  return (
    <div className={styles["waiting"]}>
      <div className={styles["text"]}>
        <span>
          {t(edit.state === "receiving" ? "status_receiving" : "status_sending")}
          {/* Not read aloud twice a second. */}
          <span aria-hidden="true" className={styles["time"]}>{` ${elapsed}`}</span>
        </span>
        {usualMs !== undefined && (
          <span className={styles["usual"]}>
            {t("status_usual", { duration: formatDuration(usualMs) })}
          </span>
        )}
      </div>
      <Button data-testid="cancel" onClick={() => void panel.cancel()}>
        {t("status_cancel")}
      </Button>
      <div className={styles["bar"]}>
        <ProgressBar
          label={t("status_sending")}
          {...(usualMs === undefined ? {} : { value: Math.min(elapsedMs / usualMs, 0.95) })}
        />
      </div>
    </div>
  );
}

/** Milliseconds since `since`, twice a second. */
function useElapsed(since: number, now: () => number): number {
  const [elapsedMs, setElapsedMs] = useState(() => now() - since);
  useEffect(() => {
    const tick = () => setElapsedMs(Math.max(0, now() - since));
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [since, now]);
  return elapsedMs;
}
