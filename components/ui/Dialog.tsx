import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from "react";
import styles from "./Dialog.module.css";

export interface DialogProps {
  readonly isOpen: boolean;
  /** Escape, or whatever else a browser closes a dialog with. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons, the safe one first: it gets the focus. */
  readonly actions: ReactNode;
  readonly "data-testid"?: string;
}

/** A question that must be answered first. The focus goes back to where it came from. */
export function Dialog(props: DialogProps) {
  const { isOpen, onClose, title, children, actions, ...rest } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!isOpen || !element) return;
    const opener = document.activeElement;
    element.showModal();
    return () => {
      element.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [isOpen]);
  function cancel(event: SyntheticEvent) {
    event.preventDefault();
    onClose();
  }
  return (
    <dialog
      {...rest}
      ref={dialog}
      className={styles["dialog"]}
      aria-labelledby={id}
      onCancel={cancel}
    >
      {isOpen && (
        <div className={styles["content"]}>
          <h2 id={id}>{title}</h2>
          {children && <div className={styles["body"]}>{children}</div>}
          <div className={styles["actions"]}>{actions}</div>
        </div>
      )}
    </dialog>
  );
}
