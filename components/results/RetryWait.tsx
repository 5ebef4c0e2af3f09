import { ProgressBar } from "@/components/ui/ProgressBar";
import { useText } from "@/components/ui/text";
import type { EditRetry } from "@/utils/core/edit/edit";
import { formatDuration } from "@/utils/core/format-duration";
import styles from "./RetryWait.module.css";

export interface RetryWaitProps {
  readonly reason: EditRetry["reason"];
  readonly waitMs: number;
}

/** Why the next try waits, and for how long. */
export function RetryWait({ reason, waitMs }: RetryWaitProps) {
  const { t } = useText();
  const label = t(reason === "rate_limited" ? "status_retry_limited" : "status_retry_overloaded");
  return (
    <>
      <p className={styles["line"]} data-testid="retry">
        {label}
        {/* Hidden from screen readers: it changes twice a second. */}
        <span aria-hidden="true" className={styles["time"]}>
          {formatDuration(waitMs)}
        </span>
      </p>
      <ProgressBar label={label} />
    </>
  );
}
