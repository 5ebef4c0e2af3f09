import { useState } from "react";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import type { EditOptions } from "@/utils/core/option-fields";
import { capabilityOf } from "@/utils/core/server/capability-choice";
import { TIMEOUT_SECONDS } from "@/utils/settings/profile-form";
import { DialectField } from "./DialectField";
import { HeadersField, type HeadersFieldProps } from "./HeadersField";
import styles from "./ServerForm.module.css";
import { SuffixField } from "./SuffixField";

function withFormat(options: EditOptions, format: string): EditOptions {
  const { responseFormat: _responseFormat, ...rest } = options;
  return format === "b64_json" || format === "url" ? { ...rest, responseFormat: format } : rest;
}

/** Rarely needed fields; open initially if one has an error. */
export function AdvancedFields({ form, errors, change, headerNames }: HeadersFieldProps) {
  const { t } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const hasFormat = capabilityOf(form).fields.includes("response_format");
  return (
    <details
      className={styles["advanced"]}
      open={isOpen || errors.timeoutSeconds || errors.headers}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>{t("settings_advanced")}</summary>
      <div className={styles["more"]}>
        <DialectField form={form} errors={errors} change={change} />
        <Field
          label={t("settings_timeout")}
          hint={t("settings_timeout_hint")}
          error={errors.timeoutSeconds && t("settings_timeout_error", { ...TIMEOUT_SECONDS })}
        >
          <TextInput
            inputMode="numeric"
            value={form.timeoutSeconds}
            onChange={(timeoutSeconds) => change({ timeoutSeconds })}
          />
        </Field>
        <Field
          label={t("settings_user")}
          aside={t("settings_optional")}
          hint={t("settings_user_hint")}
        >
          <TextInput
            autoComplete="off"
            maxLength={200}
            value={form.user}
            onChange={(user) => change({ user })}
          />
        </Field>
        <HeadersField form={form} errors={errors} change={change} headerNames={headerNames} />
        <SuffixField form={form} errors={errors} change={change} />
        {hasFormat && (
          <Field label={t("settings_format")} hint={t("settings_format_hint")}>
            <Select
              value={form.options.responseFormat ?? ""}
              onChange={(format) => change({ options: withFormat(form.options, format) })}
            >
              <option value="">{t("settings_format_usual")}</option>
              <option value="b64_json">{t("settings_format_data")}</option>
              <option value="url">{t("settings_format_url")}</option>
            </Select>
          </Field>
        )}
      </div>
    </details>
  );
}
