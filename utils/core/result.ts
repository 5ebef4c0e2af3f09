import type { AppError } from "@/utils/core/app-error";

/**
 * The outcome of anything that is expected to fail now and then: network,
 * decoding, quota, permission. `throw` is kept for bugs.
 */
export type Result<T, E = AppError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** A success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** An expected failure. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
