import { useState } from "react";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";

export interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** `undefined`: by the model's name, which is `usual`. */
  readonly value: number | undefined;
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number | undefined) => void;
}

/** A number, by default that of the model's name. Invalid input shows an error and is not applied. */
export function NumberField({
  label,
  hint,
  value,
  usual,
  least,
  most,
  onChange,
}: NumberFieldProps) {
  const { t } = useText();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? String(value ?? "");
  const isGood = text.trim() === "" || isWithin(text, least, most);
  function change(next: string) {
    setTyped(next);
    if (next.trim() === "") onChange(undefined);
    else if (isWithin(next, least, most)) onChange(Number(next));
  }
  return (
    <Field
      label={label}
      hint={hint}
      error={isGood ? undefined : t("settings_number_error", { min: least, max: most })}
    >
      <TextInput
        inputMode="numeric"
        autoComplete="off"
        placeholder={String(usual)}
        value={text}
        onChange={change}
        onBlur={() => setTyped(undefined)}
      />
    </Field>
  );
}

function isWithin(text: string, least: number, most: number): boolean {
  const number = /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most;
}
