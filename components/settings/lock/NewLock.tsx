import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { Notice } from "@/components/ui/Notice";
import { SecretInput } from "@/components/ui/SecretInput";
import { useText } from "@/components/ui/text";
import type { AppError } from "@/utils/core/app-error";
import { MIN_PASSPHRASE, sameWords } from "@/utils/core/server/key-lock";
import { keyLock } from "@/utils/settings/key-lock";
import { LockAfter } from "./LockAfter";
import styles from "./lock.module.css";

/** Sets a passphrase, typed twice: nobody can tell it later. */
export function NewLock() {
  const { t } = useText();
  const [typed, setTyped] = useState({ first: "", second: "" });
  const [minutes, setMinutes] = useState(0);
  const [state, setState] = useState<"idle" | "checked" | "working" | AppError>("idle");
  const isShort = typed.first.length < MIN_PASSPHRASE;
  const isOther = sameWords(typed.first) !== sameWords(typed.second);
  const hint = t("settings_lock_new_hint", { min: MIN_PASSPHRASE });
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (state === "working") return;
    if (isShort || isOther) return setState("checked");
    setState("working");
    const set = await keyLock.turnOn(typed.first, minutes);
    setState(set.ok ? "idle" : set.error);
  }
  const isChecked = state === "checked";
  return (
    <form className={styles["form"]} onSubmit={(event) => void submit(event)}>
      <Field label={t("settings_lock_new")} hint={hint} error={isChecked && isShort && hint}>
        <SecretInput
          data-testid="new-passphrase"
          value={typed.first}
          onChange={(first) => setTyped({ ...typed, first })}
        />
      </Field>
      <Field
        label={t("settings_lock_repeat")}
        error={isChecked && isOther && t("settings_lock_differs")}
      >
        <SecretInput
          data-testid="repeat-passphrase"
          value={typed.second}
          onChange={(second) => setTyped({ ...typed, second })}
        />
      </Field>
      <LockAfter minutes={minutes} onChange={setMinutes} />
      <p className={styles["hint"]}>{t("settings_lock_rest")}</p>
      {typeof state === "object" && <Notice kind="error" title={t(`error_${state.code}`)} />}
      <Button type="submit" data-testid="turn-on-lock" isBusy={state === "working"}>
        {t("settings_lock_on")}
      </Button>
    </form>
  );
}
