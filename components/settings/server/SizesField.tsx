import { useState } from "react";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { TextInput } from "@/components/ui/TextInput";
import { useText } from "@/components/ui/text";
import type { SizeRule } from "@/utils/core/capability";
import {
  KNOWN_SIZES,
  readSizes,
  type SizeChoice,
  sizeChoiceOf,
  writeSizes,
} from "@/utils/settings/size-rule";
import styles from "./ServerForm.module.css";

export interface SizesFieldProps {
  /** `undefined`: by the model's name, which is `usual`. */
  readonly value: SizeRule | undefined;
  readonly usual: SizeRule;
  readonly onChange: (rule: SizeRule | undefined) => void;
}

/** The sizes the model takes: by its name, a known rule, or a list. */
export function SizesField({ value, usual, onChange }: SizesFieldProps) {
  const { t } = useText();
  const choice = value ? sizeChoiceOf(value) : "";
  const [isOwn, setIsOwn] = useState(choice === "own");
  const names = {
    squares: t("settings_sizes_squares"),
    standard: t("settings_sizes_standard"),
    free: t("settings_sizes_free"),
    own: t("settings_sizes_own"),
  };
  const usualName = sizeChoiceOf(usual);
  function choose(next: string) {
    setIsOwn(next === "own");
    if (next === "own") return;
    onChange(next === "" ? undefined : KNOWN_SIZES[next as Exclude<SizeChoice, "own">]);
  }
  return (
    <div className={styles["stack"]}>
      <Field label={t("settings_sizes")}>
        <Select value={isOwn ? "own" : choice} onChange={choose}>
          <option value="">{t("settings_by_name", { value: names[usualName] })}</option>
          {Object.entries(names).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {isOwn && <OwnSizes value={value ?? usual} onChange={onChange} />}
    </div>
  );
}

interface OwnSizesProps {
  readonly value: SizeRule;
  readonly onChange: (rule: SizeRule) => void;
}

function OwnSizes({ value, onChange }: OwnSizesProps) {
  const { t } = useText();
  const [text, setText] = useState(() => writeSizes(value));
  const isGood = readSizes(text) !== undefined;
  function change(next: string) {
    setText(next);
    const rule = readSizes(next);
    if (rule) onChange(rule);
  }
  return (
    <Field
      label={t("settings_sizes_list")}
      error={isGood ? undefined : t("settings_sizes_error")}
      hint={t("settings_sizes_hint")}
    >
      <TextInput autoComplete="off" spellCheck={false} value={text} onChange={change} />
    </Field>
  );
}
