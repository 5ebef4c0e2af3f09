import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { useText } from "@/components/ui/text";
import { DIALECT_IDS, usualDialect } from "@/utils/core/dialect";
import type { FormFieldProps } from "./field-props";

/** How the server is asked: known from address and model, and chosen here where it is different. */
export function DialectField({ form, change }: FormFieldProps) {
  const { t } = useText();
  const usual = t(`dialect_${usualDialect(form)}`);
  return (
    <Field label={t("settings_dialect")} hint={t("settings_dialect_hint")}>
      <Select
        data-testid="dialect"
        value={form.dialect ?? ""}
        onChange={(value) => change({ dialect: DIALECT_IDS.find((id) => id === value) })}
      >
        <option value="">{t("settings_dialect_usual", { value: usual })}</option>
        {DIALECT_IDS.map((id) => (
          <option key={id} value={id}>
            {t(`dialect_${id}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
