import { UnlockForm } from "@/components/options/UnlockForm";
import { useText } from "@/components/ui/text";
import { keyLock } from "@/utils/settings/key-lock";
import { ForgetKeys } from "./lock/ForgetKeys";
import { NewLock } from "./lock/NewLock";
import { OpenLock } from "./lock/OpenLock";
import { useLock } from "./lock/use-lock";
import { Section } from "./Section";

/** A passphrase for the keys: off until it is wanted. */
export function LockSection() {
  const { t } = useText();
  const lock = useLock();
  if (!lock) return null;
  return (
    <Section title={t("settings_lock")} lead={t("settings_lock_lead")}>
      {lock.state === "off" && <NewLock />}
      {lock.state === "unlocked" && <OpenLock minutes={lock.minutes} />}
      {lock.state === "locked" && (
        <>
          <p>{t("settings_lock_is_closed")}</p>
          <UnlockForm onUnlock={keyLock.unlock} />
          <ForgetKeys />
        </>
      )}
    </Section>
  );
}
