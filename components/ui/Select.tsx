import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import controlStyles from "./control.module.css";
import { useFieldControl } from "./field-context";
import styles from "./Select.module.css";

export interface SelectProps extends Omit<ComponentProps<"select">, "onChange"> {
  readonly onChange?: (value: string) => void;
}

/** The browser's own list; `<option>`s are its children. */
export function Select({ className, onChange, ...rest }: SelectProps) {
  return (
    <div className={styles["select"]}>
      <select
        {...useFieldControl()}
        {...rest}
        className={classNames(controlStyles["control"], styles["control"], className)}
        onChange={(event) => onChange?.(event.currentTarget.value)}
      />
      <ChevronDown className={styles["arrow"]} aria-hidden="true" />
    </div>
  );
}
