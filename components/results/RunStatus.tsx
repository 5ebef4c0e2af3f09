import { useStore } from "zustand";
import { useEditor } from "@/components/editor/use-editor";
import { Button } from "@/components/ui/Button";
import { ProgressBar } from "@/components/ui/ProgressBar";
import { type MessageKey, useText } from "@/components/ui/text";
import type { Edit, EditState } from "@/utils/core/edit/edit";
import { isRunning } from "@/utils/core/edit/edit-life";
import { requestsOf } from "@/utils/core/edit/several-requests";
import { formatDuration } from "@/utils/core/format-duration";
import { isEmptyMask } from "@/utils/core/mask/history";
import type { Panel } from "@/utils/panel/panel";
import { whyNotNow } from "@/utils/panel/send/generate";
import type { PanelQueue } from "@/utils/panel/state/panel-state";
import { isOnDevice } from "@/utils/panel/state/selectors";
import { RetryWait } from "./RetryWait";
import styles from "./RunStatus.module.css";
import { useElapsed } from "./use-elapsed";

/** What is waited for; an edit that is queued has not cost anything yet. */
const LABELS: Partial<Record<EditState, MessageKey>> = {
  queued: "status_queued",
  receiving: "status_receiving",
};

/**
 * One line that says how things stand: what is still missing, or for how long
 * the edit has been running. It keeps its height, so that nothing above it moves.
 */
export function RunStatus({ panel }: { readonly panel: Panel }) {
  const edit = useStore(panel.store, ({ run }) => run?.edit);
  const isStarting = useStore(panel.store, ({ sending }) => sending.isStarting);
  const isErasing = useStore(panel.store, ({ erasing }) => erasing !== undefined);
  const running = edit && isRunning(edit) ? edit : undefined;
  const state = isErasing ? "erasing" : isStarting ? "queued" : (edit?.state ?? "idle");
  return (
    <div role="status" data-testid="status" data-state={state} className={styles["status"]}>
      {isErasing ? (
        <Erasing panel={panel} />
      ) : running ? (
        <Waiting edit={running} panel={panel} />
      ) : (
        !isStarting && <Missing panel={panel} />
      )}
    </div>
  );
}

function Erasing({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const erasing = useStore(panel.store, (state) => state.erasing);
  const label = t(erasing?.isContinuing ? "erase_continuing" : "erase_working");
  return (
    <>
      <p className={styles["line"]}>{label}</p>
      <ProgressBar label={label} value={erasing?.done || undefined} />
    </>
  );
}

/** The first thing that keeps the chosen one of *Generate* and *Remove* from working. */
function Missing({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  const isEmpty = useEditor(panel.editor, ({ mask }) => isEmptyMask(mask));
  const isHere = useStore(panel.store, isOnDevice);
  const missing = useStore(panel.store, (state) => whyNotNow(state, panel.editor)?.code);
  const hasProblem = useStore(panel.store, (state) => state.problem !== undefined);
  if (hasProblem) return null;
  if (isHere) return <p className={styles["line"]}>{isEmpty ? t("erase_missing") : null}</p>;
  if (missing === undefined) return null;
  return <p className={styles["line"]}>{t(`error_${missing}_next`)}</p>;
}

/** Nothing is sent at present, or this edit is from before the browser was started. */
function isHeldBack({ pause, edits }: PanelQueue, editId: string): boolean {
  return pause !== undefined || edits.some(({ entry, isHeld }) => isHeld && entry.id === editId);
}

/** An edit that waits for the person's word. */
function Held({ panel }: { readonly panel: Panel }) {
  const { t } = useText();
  return (
    <p className={styles["line"]}>
      {t("queue_held_line")}
      <Button variant="quiet" data-testid="continue" onClick={() => void panel.resumeQueue()}>
        {t("queue_resume")}
      </Button>
    </p>
  );
}

function Waiting({ edit, panel }: { readonly edit: Edit; readonly panel: Panel }) {
  const { t } = useText();
  const usualMs = useStore(panel.store, ({ server }) => server.usualMs);
  const elapsedMs = useElapsed(edit.sentAt ?? edit.createdAt, panel.services.now);
  const waitMs = edit.retry ? edit.retry.at - panel.services.now() : 0;
  const isHeld = useStore(panel.store, ({ queue }) => isHeldBack(queue, edit.id));
  if (isHeld && edit.state === "queued") return <Held panel={panel} />;
  if (edit.retry && waitMs > 0) return <RetryWait reason={edit.retry.reason} waitMs={waitMs} />;
  const label = t(LABELS[edit.state] ?? "status_sending");
  const requests = requestsOf(edit);
  return (
    <>
      <p className={styles["line"]}>
        <span className={styles["label"]}>{label}</span>
        {requests > 1 && edit.requestsSent !== undefined && (
          <span data-testid="request-number">
            {t("status_request", { number: edit.requestsSent, count: requests })}
          </span>
        )}
        {/* Hidden from screen readers: it changes twice a second. */}
        <span aria-hidden="true" className={styles["time"]}>
          {formatDuration(elapsedMs)}
        </span>
        {usualMs !== undefined && (
          <span className={styles["usual"]}>
            {t("status_usual", { duration: formatDuration(usualMs) })}
          </span>
        )}
      </p>
      <ProgressBar
        label={label}
        value={usualMs === undefined ? undefined : Math.min(elapsedMs / usualMs, 0.95)}
      />
    </>
  );
}
