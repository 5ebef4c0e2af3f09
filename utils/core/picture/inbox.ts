import type { AppError } from "@/utils/core/app-error";

/**
 * What the background last did for a window, for its panel to read: at most one
 * entry a window, in session storage, small (no bytes).
 */
export type Inbox = {
  /** Changes with every click, so that a panel can tell a new one from one it has shown. */
  readonly jobId: string;
} /** There was something, and it is over: a picking that the person left. */ & (
  | { readonly state: "none" }
  | {
      readonly state: "capturing";
      /** The person is picking in the page. */
      readonly isPicking?: boolean;
      readonly isReference?: boolean;
    }
  | {
      readonly state: "ready";
      readonly pictureId: string;
      readonly isScreenQuality?: boolean;
      /** To be sent along with the picture that is open, not to be opened itself. */
      readonly isReference?: boolean;
    }
  | {
      readonly state: "needs-permission";
      readonly host: string;
      /** Match patterns to ask for. */
      readonly origins: readonly string[];
      /** The site hands on to another one that cannot be named: only all sites will do. */
      readonly isRedirected?: boolean;
    }
  | { readonly state: "failed"; readonly error: AppError }
);
