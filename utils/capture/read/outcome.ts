import type { AppError } from "@/utils/core/app-error";
import type { CheckedHeader } from "@/utils/core/picture/check-picture";
import type { CaptureWay, Provenance } from "@/utils/core/picture/picture";

/** `source`: the picture's own site; `redirect`: a site it redirects to, which browsers do not tell. */
export type PermissionReason = "source" | "redirect";

export type CaptureOutcome =
  | {
      readonly kind: "captured";
      /** The original bytes, unchanged; its type is the one found in them. */
      readonly bytes: Blob;
      readonly header: CheckedHeader;
      readonly provenance: Provenance;
    }
  | {
      readonly kind: "needs-permission";
      readonly host: string;
      /** Match patterns to ask for. */
      readonly origins: readonly string[];
      readonly reason: PermissionReason;
    }
  | { readonly kind: "failed"; readonly error: AppError };

/** The result of one way of reading. */
export type Attempt =
  | {
      readonly kind: "got";
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly header: CheckedHeader;
      readonly way: CaptureWay;
    }
  | { readonly kind: "failed"; readonly error: AppError }
  /** Not possible here; another way may be. */
  | { readonly kind: "closed" };
