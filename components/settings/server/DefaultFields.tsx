import { OptionFields } from "@/components/options/OptionFields";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { useText } from "@/components/ui/text";
import { changeOptions, type OptionChanges } from "@/utils/core/option-fields";
import { capabilityOf, formatSize, sizesOf } from "@/utils/core/server/capability-choice";
import type { FormFieldProps } from "./field-props";
import styles from "./ServerForm.module.css";

/** The model's choices, with the current value if it is not among them. */
function withCurrent(choices: readonly string[], current: string | undefined): readonly string[] {
  return current === undefined || choices.includes(current) ? choices : [...choices, current];
}

/** What a new edit on this server starts with. */
export function DefaultFields({ form, change }: FormFieldProps) {
  const { t } = useText();
  const { options } = form;
  const capability = capabilityOf(form);
  const counts = Array.from({ length: capability.maxCount }, (_, index) => String(index + 1));
  const sizes = withCurrent(["auto", ...sizesOf(capability).map(formatSize)], options.size);
  // `user` has its own field among the advanced ones.
  const fields = capability.fields.filter((field) => field !== "user");
  const set = (changes: OptionChanges) => change({ options: changeOptions(options, changes) });
  return (
    <fieldset className={styles["defaults"]}>
      <legend className={styles["legend"]}>{t("settings_defaults")}</legend>
      <div className={styles["choices"]}>
        <Field label={t("settings_count")}>
          <Select value={String(options.count)} onChange={(count) => set({ count: Number(count) })}>
            {withCurrent(counts, String(options.count)).map((count) => (
              <option key={count}>{count}</option>
            ))}
          </Select>
        </Field>
        <Field label={t("settings_size")}>
          <Select value={options.size} onChange={(size) => set({ size })}>
            {sizes.map((size) => (
              <option key={size} value={size}>
                {size === "auto" ? t("settings_size_auto") : size.replace("x", " × ")}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <details className={styles["advanced"]}>
        <summary>{t("settings_further")}</summary>
        <div className={styles["more"]}>
          <OptionFields capability={{ ...capability, fields }} options={options} onChange={set} />
        </div>
      </details>
    </fieldset>
  );
}
