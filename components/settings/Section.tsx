import { type ReactNode, useId } from "react";
import styles from "./Section.module.css";

export interface SectionProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** A section of the page: title and lead on the left, content on the right. */
export function Section({ title, lead, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles["section"]} aria-labelledby={id}>
      <div className={styles["about"]}>
        <h2 id={id}>{title}</h2>
        {lead && <p className={styles["lead"]}>{lead}</p>}
      </div>
      <div className={styles["content"]}>{children}</div>
    </section>
  );
}
