import type { ReactNode } from "react";
import styles from "./Empty.module.css";

interface EmptyProps {
  /** `status` where it is said to a screen reader when it comes. */
  readonly role?: "status";
  readonly children: ReactNode;
}

/** In the middle of a view that has nothing to show: why, and what can be done. */
export function Empty({ role, children }: EmptyProps) {
  return (
    <div className={styles["empty"]} role={role}>
      {children}
    </div>
  );
}
