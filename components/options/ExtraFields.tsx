import { useState } from "react";
import { Field } from "@/components/ui/Field";
import { TextArea } from "@/components/ui/TextArea";
import { useText } from "@/components/ui/text";
import { readExtra, writeExtra } from "@/utils/core/edit/edit-options";
import type { EditOptions } from "@/utils/core/option-fields";

export interface ExtraFieldsProps {
  readonly extra: EditOptions["extra"];
  readonly onChange: (extra: EditOptions["extra"]) => void;
}

/** Extra form fields, one `name=value` a line. Invalid text shows an error and is not applied. */
export function ExtraFields({ extra, onChange }: ExtraFieldsProps) {
  const { t } = useText();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? writeExtra(extra);
  const isGood = readExtra(text) !== undefined;
  function change(next: string) {
    setTyped(next);
    const fields = readExtra(next);
    if (fields) onChange(Object.keys(fields).length > 0 ? fields : undefined);
  }
  return (
    <Field
      label={t("prompt_extra")}
      hint={t("prompt_extra_hint")}
      error={isGood ? undefined : t("prompt_extra_error")}
    >
      <TextArea
        data-testid="extra-fields"
        spellCheck={false}
        value={text}
        onChange={change}
        onBlur={() => isGood && setTyped(undefined)}
      />
    </Field>
  );
}
