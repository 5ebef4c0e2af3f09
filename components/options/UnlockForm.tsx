import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { SecretInput } from "@/components/ui/SecretInput";
import { useText } from "@/components/ui/text";
import styles from "./UnlockForm.module.css";

interface UnlockFormProps {
  /** False: another passphrase. */
  readonly onUnlock: (passphrase: string) => Promise<boolean>;
}

/** Asks for the passphrase of the keys. */
export function UnlockForm({ onUnlock }: UnlockFormProps) {
  const { t } = useText();
  const [passphrase, setPassphrase] = useState("");
  const [state, setState] = useState<"idle" | "trying" | "wrong">("idle");
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (passphrase === "" || state === "trying") return;
    setState("trying");
    const isRight = await onUnlock(passphrase);
    setState(isRight ? "idle" : "wrong");
    if (isRight) setPassphrase("");
  }
  return (
    <form className={styles["form"]} onSubmit={(event) => void submit(event)}>
      <Field label={t("lock_passphrase")} error={state === "wrong" && t("lock_wrong")}>
        <SecretInput
          data-testid="passphrase"
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text);
            setState((now) => (now === "wrong" ? "idle" : now));
          }}
        />
      </Field>
      <Button type="submit" data-testid="unlock" isBusy={state === "trying"}>
        {t("lock_unlock")}
      </Button>
    </form>
  );
}
