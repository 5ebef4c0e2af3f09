import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./IconButton.module.css";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label" | "children"> {
  /** The button's name: read aloud, and shown as its tooltip unless `title` says more. */
  readonly label: string;
  /** The icon. */
  readonly children: ReactNode;
  /** For a button that stays down; leave it out for one that does something. */
  readonly isPressed?: boolean;
}

export function IconButton({ label, title, isPressed, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles["button"], className)}
      aria-label={label}
      aria-pressed={isPressed}
      title={title ?? label}
    />
  );
}
