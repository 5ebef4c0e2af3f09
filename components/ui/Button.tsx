import type { ComponentProps, MouseEvent } from "react";
import styles from "./Button.module.css";
import { classNames } from "./class-names";
import { Spinner } from "./Spinner";

export interface ButtonProps extends ComponentProps<"button"> {
  /** `primary` is the one action a view is about: at most one on screen. */
  readonly variant?: "primary" | "plain" | "quiet" | "danger";
  /** Shows that the action is under way; keeps width and focus, takes no clicks. */
  readonly isBusy?: boolean;
}

export function Button(props: ButtonProps) {
  const { variant = "plain", isBusy = false, className, children, onClick, ...rest } = props;
  function click(event: MouseEvent<HTMLButtonElement>) {
    if (isBusy) event.preventDefault();
    else onClick?.(event);
  }
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles["button"], styles[variant], className)}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || rest["aria-disabled"] || undefined}
      onClick={click}
    >
      <span className={styles["label"]}>{children}</span>
      {isBusy && (
        <span className={styles["busy"]}>
          <Spinner />
        </span>
      )}
    </button>
  );
}
