import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import { hostOf, type ProfileDraft } from "@/utils/settings/profile-form";
import {
  forgetRejectedFields,
  readRejectedFields,
  watchRejectedFields,
} from "@/utils/store/rejected-fields";
import styles from "./ServerForm.module.css";

/** What the server has refused, and is therefore not sent any more; it can be tried again. */
export function RejectedFields({ draft }: { readonly draft: ProfileDraft }) {
  const { t } = useText();
  const [fields, setFields] = useState<readonly string[]>([]);
  const host = hostOf(draft.baseUrl) ?? "";
  const model = draft.model.trim();
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const known = await readRejectedFields(host, model);
      if (isCurrent) setFields(known);
    };
    void read();
    const stop = watchRejectedFields(() => void read());
    return () => {
      isCurrent = false;
      stop();
    };
  }, [host, model]);
  if (fields.length === 0) return null;
  return (
    <div className={styles["refused"]}>
      <p className={styles["note"]}>{t("settings_refused", { fields: fields.join(", ") })}</p>
      <Button variant="quiet" onClick={() => void forgetRejectedFields(host)}>
        {t("settings_refused_again")}
      </Button>
    </div>
  );
}
