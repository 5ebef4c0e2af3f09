import type { ReactNode } from "react";
import { Button } from "@/components/ui/Button";
import { Notice } from "@/components/ui/Notice";
import { type Text, useText } from "@/components/ui/text";
import { type AppError, factsOf } from "@/utils/core/app-error";

export interface ErrorNoticeProps {
  readonly error: AppError;
  /** Shows *Try again*. */
  readonly onRetry?: (() => void) | undefined;
  /** The action never costs anything: no sentence about a charge. */
  readonly isFree?: boolean;
  /** Replaces the usual sentence on what to do. */
  readonly next?: string | undefined;
  /** Further buttons, before *Try again*. */
  readonly actions?: ReactNode;
  /** Shows a button to close it. */
  readonly onClose?: (() => void) | undefined;
}

/** What a server or browser said, for quoting: its words, the status, the request's id. */
function quote(error: AppError, t: Text["t"]): string {
  const { detail, status, requestId } = error;
  // Many servers end their message with the id.
  const isIdQuoted = requestId === undefined || detail?.includes(requestId);
  const lines = [
    detail,
    status === undefined ? undefined : t("ui_http_status", { status }),
    isIdQuoted ? undefined : t("ui_request_id", { id: requestId }),
  ];
  return lines.filter(Boolean).join("\n");
}

/**
 * An error in words: what happened, whether it may have cost money, what to do.
 * The sentences are chosen by code; a server's own words are only quoted.
 */
export function ErrorNotice(props: ErrorNoticeProps) {
  const { error, onRetry, isFree, next, actions, onClose } = props;
  const { t } = useText();
  const facts = factsOf(error.code);
  const buttons = (actions || onRetry) && (
    <>
      {actions}
      {onRetry && <Button onClick={onRetry}>{t("ui_retry")}</Button>}
    </>
  );
  return (
    <Notice
      kind={facts.isOwnWish ? "info" : "error"}
      data-testid="error"
      data-code={error.code}
      title={t(`error_${error.code}`, error.params)}
      charge={isFree || facts.isAfterCharge ? undefined : t(`charge_${error.charge}`)}
      next={next ?? t(`error_${error.code}_next`, error.params)}
      details={quote(error, t)}
      actions={buttons}
      onClose={onClose}
    />
  );
}
