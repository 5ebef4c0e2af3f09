import { type ReactNode, useId } from "react";
import styles from "./Checkbox.module.css";

export interface CheckboxProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly "data-testid"?: string;
}

export function Checkbox({ label, hint, isChecked, onChange, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <div className={styles["checkbox"]}>
      <input
        {...rest}
        id={id}
        type="checkbox"
        checked={isChecked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <div id={`${id}-hint`} className={styles["hint"]}>
          {hint}
        </div>
      )}
    </div>
  );
}
