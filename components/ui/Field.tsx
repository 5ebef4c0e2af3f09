import { type ReactNode, useId, useMemo } from "react";
import styles from "./Field.module.css";
import { FieldContext, type FieldControl } from "./field-context";

export interface FieldProps {
  readonly label: string;
  /** Small and to the right of the label: a counter, *optional*. */
  readonly aside?: ReactNode;
  readonly hint?: ReactNode;
  /** Replaces the hint and marks the control as invalid. */
  readonly error?: ReactNode;
  /** One control of this kit; it wires itself to the label by context. */
  readonly children: ReactNode;
}

/** A control with its label above and its hint or error below. */
export function Field({ label, aside, hint, error, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = Boolean(error || hint);
  const hasError = Boolean(error);
  const control = useMemo<FieldControl>(
    () => ({
      id,
      "aria-describedby": hasNote ? noteId : undefined,
      "aria-invalid": hasError || undefined,
    }),
    [id, noteId, hasNote, hasError],
  );
  return (
    <div className={styles["field"]}>
      <div className={styles["head"]}>
        <label className={styles["label"]} htmlFor={id}>
          {label}
        </label>
        {aside && <span className={styles["aside"]}>{aside}</span>}
      </div>
      <FieldContext value={control}>{children}</FieldContext>
      {/* Always there, so that an error that appears while typing is announced. */}
      <div id={noteId} className={hasError ? styles["error"] : styles["hint"]} aria-live="polite">
        {error || hint}
      </div>
    </div>
  );
}
