import { X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import styles from "./Chip.module.css";
import { classNames } from "./class-names";

export interface ChipProps extends Omit<ComponentProps<"button">, "children"> {
  readonly children: ReactNode;
  readonly isSelected?: boolean;
  /** With it the chip carries a button to take it away, named by `removeLabel`. */
  readonly onRemove?: () => void;
  readonly removeLabel?: string;
}

/** A small thing that can be picked, and perhaps taken away. */
export function Chip({ isSelected, onRemove, removeLabel, className, ...rest }: ChipProps) {
  return (
    <span className={classNames(styles["chip"], isSelected && styles["selected"], className)}>
      <button type="button" {...rest} className={styles["body"]} aria-pressed={isSelected} />
      {onRemove && (
        <button
          type="button"
          className={styles["remove"]}
          aria-label={removeLabel}
          title={removeLabel}
          onClick={onRemove}
        >
          <X aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
