import { Chip } from "@/components/ui/Chip";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import { parseBaseUrl } from "@/utils/core/server/base-url";
import { DEFAULT_BASE_URL } from "@/utils/core/server/profile";
import { moveTo } from "@/utils/settings/profile-form";
import type { FormFieldProps } from "./field-props";
import styles from "./ServerForm.module.css";

const PRESETS = [
  { name: new URL(DEFAULT_BASE_URL).host, baseUrl: DEFAULT_BASE_URL },
  { name: "OpenAI", baseUrl: "https://api.openai.com" },
] as const;

function Presets({ form, change }: Omit<FormFieldProps, "errors">) {
  const { t } = useText();
  const parsed = parseBaseUrl(form.baseUrl);
  const chosen = PRESETS.find(({ baseUrl }) => parsed.ok && parsed.value === baseUrl);
  return (
    <fieldset className={styles["presets"]} aria-label={t("settings_presets")}>
      {PRESETS.map((preset) => (
        <Chip
          key={preset.baseUrl}
          isSelected={preset === chosen}
          onClick={() => change(moveTo(form, preset.baseUrl))}
        >
          {preset.name}
        </Chip>
      ))}
      <Chip
        isSelected={!chosen}
        onClick={() => {
          if (chosen) change(moveTo(form, ""));
        }}
      >
        {t("settings_preset_other")}
      </Chip>
    </fieldset>
  );
}

export interface AddressFieldProps extends FormFieldProps {
  /** An empty address is an error only after an attempt to save. */
  readonly wasTried: boolean;
}

/** The server's address, validated while it is typed. */
export function AddressField({ form, errors, change, wasTried }: AddressFieldProps) {
  const { t } = useText();
  const error = wasTried || form.baseUrl.trim() !== "" ? errors.baseUrl : undefined;
  const parsed = parseBaseUrl(form.baseUrl);
  return (
    <div className={styles["stack"]}>
      <Field
        label={t("settings_address")}
        hint={parsed.ok ? t("settings_address_hint", { url: parsed.value }) : undefined}
        error={
          error && `${t(`error_${error.code}`, error.params)} ${t(`error_${error.code}_next`)}`
        }
      >
        <TextInput
          name="address"
          data-testid="base-url"
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://"
          value={form.baseUrl}
          onChange={(baseUrl) => change(moveTo(form, baseUrl))}
        />
      </Field>
      <Presets form={form} change={change} />
    </div>
  );
}
