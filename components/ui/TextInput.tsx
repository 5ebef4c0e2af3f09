import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import styles from "./control.module.css";
import { useFieldControl } from "./field-context";

export interface TextInputProps extends Omit<ComponentProps<"input">, "onChange"> {
  readonly onChange?: (value: string) => void;
}

/** One line of text; `type` may also be url, number, search. */
export function TextInput({ className, onChange, ...rest }: TextInputProps) {
  return (
    <input
      dir="auto"
      type="text"
      {...useFieldControl()}
      {...rest}
      className={classNames(styles["control"], className)}
      onChange={(event) => onChange?.(event.currentTarget.value)}
    />
  );
}
