import { type ShownOption, shownOptions } from "@/utils/core/option-controls";
import { ExtraFields } from "./ExtraFields";
import { OptionField } from "./OptionField";
import styles from "./OptionFields.module.css";
import type { OptionFieldsProps } from "./option-fields-props";

/** All options besides count and size that the model takes; empty means the server's default. */
export function OptionFields(props: OptionFieldsProps) {
  const { capability, options, onChange } = props;
  const shown = shownOptions(options, capability.fields);
  const section = (name: ShownOption["control"]["section"]) =>
    shown
      .filter(({ control }) => control.section === name)
      .map((option) => <OptionField key={option.name} {...props} option={option} />);
  return (
    <div className={styles["fields"]}>
      <div className={styles["choices"]}>{section("choices")}</div>
      {section("answer")}
      {section("person")}
      <ExtraFields extra={options.extra} onChange={(extra) => onChange({ extra })} />
    </div>
  );
}
