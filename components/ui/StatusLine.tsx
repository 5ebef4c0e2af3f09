import { Check, TriangleAlert } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import styles from "./StatusLine.module.css";

interface StatusLineProps extends ComponentProps<"p"> {
  /** `busy`: neither good nor bad so far. */
  readonly kind: "good" | "warn" | "busy";
}

/** How something stands, in one line: a tick only where all is well. */
export function StatusLine({ kind, className, children, ...rest }: StatusLineProps) {
  return (
    <p {...rest} className={classNames(styles["line"], className)} data-kind={kind}>
      {kind === "good" && <Check aria-hidden="true" />}
      {kind === "warn" && <TriangleAlert aria-hidden="true" />}
      {children}
    </p>
  );
}
