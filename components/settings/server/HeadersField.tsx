import { Button } from "@/components/ui/Button";
import { Field } from "@/components/ui/Field";
import { TextArea } from "@/components/ui/TextArea";
import { useText } from "@/components/ui/text";
import { forgetHeaders } from "@/utils/settings/servers";
import type { FormFieldProps } from "./field-props";
import styles from "./ServerForm.module.css";

export interface HeadersFieldProps extends FormFieldProps {
  /** Names of those that are stored; their values are as secret as a key. */
  readonly headerNames: readonly string[];
}

/** Extra headers a gateway wants. Typing some replaces all that are stored. */
export function HeadersField({ form, errors, change, headerNames }: HeadersFieldProps) {
  const { t } = useText();
  const hasStored = headerNames.length > 0;
  return (
    <div className={styles["stack"]}>
      <Field
        label={t("settings_headers")}
        aside={t(hasStored ? "settings_key_replace" : "settings_optional")}
        hint={t("settings_headers_hint")}
        error={errors.headers && t("settings_headers_error")}
      >
        <TextArea
          data-testid="extra-headers"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="x-portkey-provider: openai"
          value={form.headers}
          onChange={(headers) => change({ headers })}
        />
      </Field>
      {hasStored && (
        <div className={styles["refused"]} data-testid="stored-headers">
          <p className={styles["note"]}>
            {t("settings_headers_stored", { names: headerNames.join(", ") })}
          </p>
          <Button variant="quiet" onClick={() => void forgetHeaders(form.id)}>
            {t("settings_headers_remove")}
          </Button>
        </div>
      )}
    </div>
  );
}
