import { Field } from "@/components/ui/Field";
import { SecretInput } from "@/components/ui/SecretInput";
import { useText } from "@/components/ui/text";
import { defined } from "@/utils/core/defined";
import { hostOf, isKeyOptional } from "@/utils/settings/profile-form";
import type { FormFieldProps } from "./field-props";

export interface KeyFieldProps extends FormFieldProps {
  readonly keyHint: string | undefined;
}

/** The key; masked once stored, replaced by typing another. */
export function KeyField({ form, errors, change, keyHint }: KeyFieldProps) {
  const { t } = useText();
  const host = hostOf(form.baseUrl);
  const isOptional = isKeyOptional(form.baseUrl);
  const kept = host ? t("settings_key_hint", { host }) : t("settings_key_hint_local");
  return (
    <Field
      label={t("settings_key")}
      aside={keyHint ? t("settings_key_replace") : isOptional && t("settings_optional")}
      hint={isOptional && !keyHint ? t("settings_key_hint_own") : kept}
      error={errors.key && t(`error_${errors.key.code}`, errors.key.params)}
    >
      <SecretInput
        name="key"
        data-testid="api-key"
        value={form.key}
        {...defined({ maskedValue: keyHint || undefined })}
        onChange={(key) => change({ key })}
      />
    </Field>
  );
}
