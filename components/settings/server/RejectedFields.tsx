import { useEffect, useState } from "react";
import { Button } from "@/components/ui/Button";
import { useText } from "@/components/ui/text";
import { hostOf, type ProfileForm } from "@/utils/settings/profile-form";
import { followRejectedFields, retryRejectedFields } from "@/utils/settings/rejected-fields";
import styles from "./ServerForm.module.css";

/** The fields the server has refused, which are no longer sent; they can be tried again. */
export function RejectedFields({ form }: { readonly form: ProfileForm }) {
  const { t } = useText();
  const [fields, setFields] = useState<readonly string[]>([]);
  const host = hostOf(form.baseUrl) ?? "";
  const model = form.model.trim();
  useEffect(() => followRejectedFields(host, model, setFields), [host, model]);
  if (fields.length === 0) return null;
  return (
    <div className={styles["refused"]}>
      <p className={styles["note"]}>{t("settings_refused", { fields: fields.join(", ") })}</p>
      <Button variant="quiet" onClick={() => void retryRejectedFields(host)}>
        {t("settings_refused_again")}
      </Button>
    </div>
  );
}
