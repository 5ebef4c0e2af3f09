import { Chip } from "@/components/ui/Chip";
import { Field } from "@/components/ui/Field";
import { TextArea } from "@/components/ui/TextArea";
import { useText } from "@/components/ui/text";
import type { FormFieldProps } from "./field-props";
import styles from "./ServerForm.module.css";

/** Text added to every prompt for this server, e.g. to keep models from changing more than was painted. */
export function SuffixField({ form, change }: FormFieldProps) {
  const { t } = useText();
  const suggestion = t("settings_suffix_text");
  const isSuggested = form.suffix.trim() === suggestion;
  return (
    <div className={styles["stack"]}>
      <Field
        label={t("settings_suffix")}
        aside={t("settings_optional")}
        hint={t("settings_suffix_hint")}
      >
        <TextArea
          data-testid="suffix"
          maxLength={2000}
          value={form.suffix}
          onChange={(suffix) => change({ suffix })}
        />
      </Field>
      <div className={styles["presets"]}>
        <Chip
          isSelected={isSuggested}
          onClick={() => change({ suffix: isSuggested ? "" : suggestion })}
        >
          {t("settings_suffix_suggest")}
        </Chip>
      </div>
    </div>
  );
}
