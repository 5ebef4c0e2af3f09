import { useText } from "@/components/ui/text";
import { SERVER_PRESETS } from "@/utils/core/server/presets";
import styles from "./KeyForm.module.css";

/** What a key is, and where the servers that are known by name give one out. */
export function WhatIsAKey() {
  const { t } = useText();
  const withWebsite = SERVER_PRESETS.flatMap((preset) =>
    preset.keyUrl ? [{ ...preset, keyUrl: preset.keyUrl }] : [],
  );
  return (
    <div className={styles["form"]}>
      <p className={styles["hint"]}>{t("welcome_what_answer")}</p>
      <ul className={styles["links"]}>
        {withWebsite.map(({ id, name, keyUrl }) => (
          <li key={id}>
            <a href={keyUrl} target="_blank" rel="noreferrer">
              {t("welcome_get_key", { name: t(name) })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
