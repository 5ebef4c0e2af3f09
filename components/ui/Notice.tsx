import { CircleAlert, Info, TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { IconButton } from "./IconButton";
import styles from "./Notice.module.css";
import { useText } from "./text";

const ICONS = { error: CircleAlert, warn: TriangleAlert, info: Info };

export interface NoticeProps {
  readonly kind: "error" | "warn" | "info";
  /** What happened, in one sentence. */
  readonly title: string;
  /** Whether it may have cost money. */
  readonly charge?: string | undefined;
  /** What to do about it. */
  readonly next?: string | undefined;
  /** Quoted text of a server and ids, shown on demand only. */
  readonly details?: ReactNode;
  readonly actions?: ReactNode;
  /** Shows a button to close it. */
  readonly onClose?: (() => void) | undefined;
  readonly "data-testid"?: string | undefined;
  readonly "data-code"?: string | undefined;
}

/** Says something in place, where it happened; errors interrupt a screen reader. */
export function Notice(props: NoticeProps) {
  const { kind, title, charge, next, details, actions, onClose, ...rest } = props;
  const { t } = useText();
  const Icon = ICONS[kind];
  return (
    <div
      {...rest}
      className={classNames(styles["notice"], styles[kind])}
      role={kind === "error" ? "alert" : "status"}
    >
      <Icon className={styles["icon"]} aria-hidden="true" />
      <div className={styles["body"]}>
        <p className={styles["title"]}>{title}</p>
        {charge && <p className={styles["charge"]}>{charge}</p>}
        {next && <p className={styles["next"]}>{next}</p>}
        {details && (
          <details className={styles["details"]}>
            <summary>{t("ui_details")}</summary>
            <div className={styles["quote"]}>{details}</div>
          </details>
        )}
        {actions && <div className={styles["actions"]}>{actions}</div>}
      </div>
      {onClose && (
        <IconButton
          label={t("ui_close")}
          className={styles["close"]}
          data-testid="close-notice"
          onClick={onClose}
        >
          <X aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}
