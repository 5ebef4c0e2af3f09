import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import type { Result } from "@/utils/core/result";
import { keyLock } from "@/utils/settings/key-lock";
import { LockAfter } from "./LockAfter";
import styles from "./lock.module.css";

/** The keys are unlocked: lock them, change when that happens by itself, or give it up. */
export function OpenLock({ minutes }: { readonly minutes: number }) {
  const { t } = useText();
  const [error, setError] = useState<AppError>();
  async function attempt(job: Promise<Result<void>>) {
    const done = await job;
    setError(done.ok ? undefined : done.error);
  }
  return (
    <div className={styles["form"]}>
      <p>{t("settings_lock_is_open")}</p>
      <LockAfter
        minutes={minutes}
        onChange={(chosen) => void attempt(keyLock.changeMinutes(chosen))}
      />
      {error && <Notice kind="error" title={t(`error_${error.code}`)} />}
      <div className={styles["row"]}>
        <Button data-testid="lock-now" onClick={() => void keyLock.lockNow()}>
          {t("settings_lock_now")}
        </Button>
        <Button
          variant="quiet"
          data-testid="turn-off-lock"
          onClick={() => void attempt(keyLock.turnOff())}
        >
          {t("settings_lock_off")}
        </Button>
      </div>
    </div>
  );
}
