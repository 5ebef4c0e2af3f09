import type { AppError } from "@/utils/core/app-error";

/**
 * What the background last did for a window, for its panel to read: at most one
 * entry a window, in session storage, small (no bytes).
 */
export type Inbox = {
  /** Changes with every click, so that a panel can tell a new one from one it has shown. */
  readonly jobId: string;
} & (
  | { readonly state: "capturing" }
  | { readonly state: "ready"; readonly pictureId: string; readonly isScreenQuality?: boolean }
  | {
      readonly state: "needs-permission";
      readonly host: string;
      /** Match patterns to ask for. */
      readonly origins: readonly string[];
    }
  | { readonly state: "failed"; readonly error: AppError }
);
