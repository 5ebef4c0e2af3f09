import { type ReactNode, useId } from "react";
import { Button } from "./Button";
import { Dialog, type DialogProps } from "./Dialog";
import styles from "./FormDialog.module.css";

interface FormDialogProps extends Omit<DialogProps, "actions"> {
  readonly cancelLabel: string;
  readonly submit: {
    readonly label: string;
    readonly isReady: boolean;
    readonly run: () => void;
    readonly "data-testid"?: string;
  };
  readonly children: ReactNode;
}

/** A dialog of fields: Enter in one of them does what its main button does. */
export function FormDialog({ cancelLabel, submit, children, ...dialog }: FormDialogProps) {
  const form = useId();
  const { label, isReady, run, ...hooks } = submit;
  return (
    <Dialog
      {...dialog}
      actions={
        <>
          <Button onClick={dialog.onClose}>{cancelLabel}</Button>
          <Button {...hooks} variant="primary" type="submit" form={form} disabled={!isReady}>
            {label}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
