import { useState } from "react";
import { Button } from "@/components/ui/Button";
import { Dialog } from "@/components/ui/Dialog";
import { useText } from "@/components/ui/text";
import { keyLock } from "@/utils/settings/key-lock";
import styles from "./lock.module.css";

/** The way out for who forgot the passphrase: the keys go, and nothing else does. */
export function ForgetKeys() {
  const { t } = useText();
  const [isAsking, setIsAsking] = useState(false);
  const stop = () => setIsAsking(false);
  const forget = () => {
    stop();
    void keyLock.forget();
  };
  return (
    <div className={styles["row"]}>
      <Button variant="quiet" data-testid="forgot-passphrase" onClick={() => setIsAsking(true)}>
        {t("settings_lock_forgot")}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={stop}
        title={t("settings_lock_forget_title")}
        actions={
          <>
            <Button onClick={stop}>{t("settings_cancel")}</Button>
            <Button variant="danger" data-testid="forget-keys" onClick={forget}>
              {t("settings_lock_forget")}
            </Button>
          </>
        }
      >
        <p>{t("settings_lock_forget_body")}</p>
      </Dialog>
    </div>
  );
}
