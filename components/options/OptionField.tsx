import { Checkbox } from "@/components/ui/Checkbox";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import { changesOf, type OptionControl, type ShownOption } from "@/utils/core/option-controls";
import { type EditOptions, MAX_OPTION_LENGTH, type OptionName } from "@/utils/core/option-fields";
import { ChoiceField } from "./ChoiceField";
import type { OptionFieldsProps } from "./option-fields-props";

interface OptionFieldProps extends OptionFieldsProps {
  readonly option: ShownOption;
}

/** The control of one option. */
export function OptionField({
  option,
  capability,
  options,
  onChange,
  usualUser,
}: OptionFieldProps) {
  const { t } = useText();
  const { name, control } = option;
  const value = options[name];
  const set = (changed: EditOptions[OptionName]) =>
    onChange(changesOf(option, changed, options, capability.fields));
  switch (control.kind) {
    case "choice":
      return (
        <ChoiceOption control={control} capability={capability} value={value} onChange={set} />
      );
    case "percent":
      return (
        <Field label={t(control.label)}>
          <TextInput
            type="number"
            min={0}
            max={100}
            placeholder="100"
            value={typeof value === "number" ? value : ""}
            onChange={(text) => set(readPercent(text))}
          />
        </Field>
      );
    case "switch":
      return (
        <Checkbox
          data-testid={control.testId}
          label={t(control.label)}
          hint={t(control.hint)}
          isChecked={value === true}
          onChange={(isWanted) => set(isWanted || undefined)}
        />
      );
    case "count":
      return (
        <Field label={t(control.label)}>
          <Select value={String(value ?? 0)} onChange={(count) => set(Number(count))}>
            {control.counts.map((count) => (
              <option key={count}>{count}</option>
            ))}
          </Select>
        </Field>
      );
    case "text":
      return (
        <Field label={t(control.label)}>
          <TextInput
            autoComplete="off"
            placeholder={name === "user" ? usualUser : undefined}
            maxLength={MAX_OPTION_LENGTH}
            value={typeof value === "string" ? value : ""}
            onChange={(text) => set(text === "" ? undefined : text)}
          />
        </Field>
      );
    default:
      return control satisfies never;
  }
}

interface ChoiceOptionProps extends Pick<OptionFieldsProps, "capability"> {
  readonly control: Extract<OptionControl, { readonly kind: "choice" }>;
  readonly value: EditOptions[OptionName];
  readonly onChange: (value: string | undefined) => void;
}

function ChoiceOption({ control, capability, value, onChange }: ChoiceOptionProps) {
  const { t } = useText();
  const choices = control.choices === "qualities" ? capability.qualities : control.choices;
  if (choices.length === 0) return null;
  return (
    <ChoiceField
      label={t(control.label)}
      choices={choices}
      value={typeof value === "string" ? value : undefined}
      onChange={onChange}
      {...("testId" in control ? { testId: control.testId } : {})}
    />
  );
}

function readPercent(text: string): number | undefined {
  return text.trim() === "" ? undefined : Math.min(100, Math.max(0, Math.round(Number(text))));
}
