import { X } from "lucide-react";
import type { ReactNode } from "react";
import hidden from "@/components/ui/hidden.module.css";
import { IconButton } from "@/components/ui/IconButton";
import styles from "./ModeBar.module.css";

interface ModeBarProps {
  /** Names the hooks: `<id>-bar`, `<id>-note`, `<id>-close`. */
  readonly id: string;
  readonly label: string;
  readonly closeLabel: string;
  /** How things stand, or what to do. */
  readonly note: ReactNode;
  readonly onClose: () => void;
  /** Enter in one of its fields. */
  readonly onSubmit?: () => void;
  /** Buttons that apply what is set; none where every change counts at once. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The bar of a mode: its fields, and below them a line with a note, what can be done, and *Close*. */
export function ModeBar(props: ModeBarProps) {
  const { id, label, closeLabel, note, onClose, onSubmit, actions, children } = props;
  return (
    <form
      className={styles["bar"]}
      aria-label={label}
      data-testid={`${id}-bar`}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
    >
      {children}
      <div className={styles["line"]}>
        <p className={styles["note"]} role="status" data-testid={`${id}-note`}>
          {note}
        </p>
        <div className={styles["actions"]}>
          {actions}
          <IconButton label={closeLabel} data-testid={`${id}-close`} onClick={onClose}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      </div>
    </form>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A row of chips of which one counts. */
export function Choices({ label, children }: ChoicesProps) {
  return (
    <fieldset className={styles["choices"]}>
      <legend className={hidden["hidden"]}>{label}</legend>
      {children}
    </fieldset>
  );
}
