import { type MessageKey, useText } from "@/components/ui/text";
import { ERRORS } from "@/utils/core/app-error";
import { SERVER_ERRORS, type ServerErrorRule } from "@/utils/core/server/server-errors";
import { Section } from "./Section";
import styles from "./StatusCodesSection.module.css";

const RETRY_WORDS: Readonly<Record<NonNullable<ServerErrorRule["retry"]>, MessageKey>> = {
  "without-field": "settings_codes_retry_field",
  later: "settings_codes_retry_later",
  once: "settings_codes_retry_once",
};

/** What servers' errors mean, from the table that the relay client uses. */
export function StatusCodesSection() {
  const { t } = useText();
  return (
    <Section title={t("settings_codes")} lead={t("settings_codes_lead")}>
      <details className={styles["codes"]} data-testid="status-codes">
        <summary>{t("settings_codes_show")}</summary>
        <dl>
          {SERVER_ERRORS.map((rule) => (
            <Rule key={rule.error} rule={rule} />
          ))}
        </dl>
      </details>
    </Section>
  );
}

function Rule({ rule }: { readonly rule: ServerErrorRule }) {
  const { t } = useText();
  const { error, statuses, codes, retry } = rule;
  return (
    <div className={styles["rule"]}>
      <dt>
        <span className={styles["statuses"]}>{statuses.join(", ") || "–"}</span>
        <span className={styles["names"]} lang="en">
          {codes.join(", ")}
        </span>
      </dt>
      <dd>
        <p className={styles["what"]}>{t(`error_${error}`)}</p>
        <p>{t(`charge_${ERRORS[error].charge}`)}</p>
        <p>{t(`error_${error}_next`)}</p>
        <p className={styles["retry"]}>
          {t(retry ? RETRY_WORDS[retry] : "settings_codes_retry_no")}
        </p>
      </dd>
    </div>
  );
}
