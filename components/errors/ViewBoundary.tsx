import { Component, type ReactNode } from "react";
import { NotLoaded } from "@/utils/async/on-demand";
import { type AppError, appError } from "@/utils/core/app-error";
import { ErrorNotice } from "./ErrorNotice";
import { ReloadButton } from "./ReloadButton";
import styles from "./ViewBoundary.module.css";

interface ViewBoundaryProps {
  /** Before the view is drawn once more. */
  readonly onRetry?: () => void;
  readonly children: ReactNode;
}

interface ViewBoundaryState {
  readonly error: AppError | undefined;
}

/**
 * Shows an error in place of a view that throws while it renders, so that the
 * other views stay usable. React has no hook for this. Give it a `key` that
 * changes with the view: another view starts without the error.
 */
export class ViewBoundary extends Component<ViewBoundaryProps, ViewBoundaryState> {
  override state: ViewBoundaryState = { error: undefined };

  static getDerivedStateFromError(cause: unknown): ViewBoundaryState {
    if (cause instanceof NotLoaded) return { error: appError("part_not_loaded") };
    return { error: appError("unexpected", { charge: "none", detail: String(cause) }) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const retry = () => {
      this.props.onRetry?.();
      this.setState({ error: undefined });
    };
    const actions = error.code === "part_not_loaded" && <ReloadButton />;
    return (
      <div className={styles["failed"]}>
        <ErrorNotice error={error} isFree onRetry={retry} actions={actions} />
      </div>
    );
  }
}
