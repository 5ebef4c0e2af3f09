import type { ReactNode } from "react";
import styles from "./NoteLine.module.css";

interface NoteLineProps {
  /** What is said; said to a screen reader when it comes. */
  readonly children: ReactNode;
  /** What can be done about it. */
  readonly action: ReactNode;
  readonly "data-testid"?: string;
}

/** A line that says something about the edit, with a button beside it. */
export function NoteLine({ children, action, ...hooks }: NoteLineProps) {
  return (
    <div {...hooks} className={styles["note"]}>
      <p role="status">{children}</p>
      {action}
    </div>
  );
}
