import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { type MessageKey, useText } from "@/components/ui/text";

/** Labels of known values; others are shown as they are. */
const NAMES: Readonly<Record<string, MessageKey>> = {
  auto: "settings_quality_auto",
  low: "settings_quality_low",
  medium: "settings_quality_medium",
  high: "settings_quality_high",
  xhigh: "settings_quality_xhigh",
  max: "settings_quality_max",
  opaque: "prompt_background_opaque",
  transparent: "prompt_background_transparent",
};

export interface ChoiceFieldProps {
  readonly label: string;
  readonly choices: readonly string[];
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly testId?: string;
}

/** A select of a few values or the server's default. The current value is offered even if it is not among them. */
export function ChoiceField({ label, choices, value, onChange, testId }: ChoiceFieldProps) {
  const { t } = useText();
  const offered = value === undefined || choices.includes(value) ? choices : [...choices, value];
  return (
    <Field label={label}>
      <Select
        data-testid={testId}
        value={value ?? ""}
        onChange={(chosen) => onChange(chosen === "" ? undefined : chosen)}
      >
        <option value="">{t("settings_server_choice")}</option>
        {offered.map((choice) => (
          <option key={choice} value={choice}>
            {NAMES[choice] ? t(NAMES[choice]) : choice.toUpperCase()}
          </option>
        ))}
      </Select>
    </Field>
  );
}
