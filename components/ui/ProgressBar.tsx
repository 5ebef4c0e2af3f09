import { classNames } from "./class-names";
import styles from "./ProgressBar.module.css";

export interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; absent while unknown. */
  readonly value?: number | undefined;
}

export function ProgressBar({ label, value }: ProgressBarProps) {
  return (
    <progress
      className={classNames(styles["bar"], value === undefined && styles["unknown"])}
      aria-label={label}
      max={1}
      value={value}
    />
  );
}
