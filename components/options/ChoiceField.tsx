import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { type MessageKey, useText } from "@/components/ui/text";

/** Names of the usual values; a server's own ones are shown as they are. */
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

/** One of a few values, or the server's own choice. What is set is offered although it is no choice. */
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
