import type { AppError } from "@/utils/core/app-error";
import type { DialectId } from "@/utils/core/dialect";

/** An answer as it arrived, kept before anything is made of it. Holds no key. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string;
  /** The request's URL: relative result addresses are relative to it. */
  readonly url: string;
  readonly requestId?: string;
  /** What was spoken when it came; absent for the documented form. */
  readonly dialect?: DialectId;
  /** The body, at most 200 MB of it. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Why the body is not whole. It may still hold whole pictures. */
  readonly cut?: AppError;
}
