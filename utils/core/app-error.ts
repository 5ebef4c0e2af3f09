/**
 * Whether money may have been spent when an error happened. `maybe` is the
 * honest answer whenever an upload had begun and no answer could be read.
 */
export type Charge = "none" | "maybe" | "likely";

/**
 * Every way in which Redraw can fail, and what is known about the cost. The
 * sentences are looked up by code in `public/_locales` (`error_<code>` says
 * what happened, `error_<code>_next` what to do); text of a server or of an
 * exception is only ever quoted below them.
 */
export const CHARGE_BY_CODE = {
  // Getting a picture
  capture_access_needed: "none",
  capture_address_unusable: "none",
  capture_cancelled: "none",
  capture_cut_off: "none",
  capture_empty: "none",
  capture_file_access: "none",
  capture_forbidden: "none",
  capture_not_found: "none",
  capture_not_an_image: "none",
  capture_not_visible: "none",
  capture_nothing_there: "none",
  capture_page_closed: "none",
  capture_protected: "none",
  capture_restricted_page: "none",
  capture_timed_out: "none",
  capture_too_many_bytes: "none",
  capture_unreachable: "none",
  picture_too_many_pixels: "none",
  picture_type_unsupported: "none",
  picture_undecodable: "none",
  // Before anything is sent
  base_url_insecure: "none",
  base_url_invalid: "none",
  host_not_allowed: "none",
  key_missing: "none",
  key_unusable: "none",
  mask_missing: "none",
  mask_outside_frame: "none",
  picture_does_not_fit: "none",
  profile_missing: "none",
  prompt_missing: "none",
  prompt_too_long: "none",
  references_too_many: "none",
  // What a server answers (images-edits, status codes)
  access_denied: "none",
  balance_too_low: "none",
  bad_request: "none",
  content_refused: "none",
  endpoint_missing: "none",
  field_unknown: "none",
  key_rejected: "none",
  model_unavailable: "none",
  overloaded: "none",
  rate_limited: "none",
  request_too_large: "none",
  redirected: "none",
  server_error: "maybe",
  upstream_timed_out: "maybe",
  // What happens on the way
  answer_is_a_page: "maybe",
  answer_too_large: "likely",
  answer_unreadable: "maybe",
  answer_without_pictures: "likely",
  cancelled: "maybe",
  cancelled_unsent: "none",
  connection_failed: "maybe",
  interrupted: "maybe",
  not_sent: "none",
  result_expired: "likely",
  result_host_not_allowed: "likely",
  result_too_large: "likely",
  result_undecodable: "likely",
  result_unreachable: "likely",
  server_unreachable: "none",
  stream_incomplete: "likely",
  timed_out: "maybe",
  // Storage and the rest
  file_missing: "none",
  record_unreadable: "none",
  storage_failed: "none",
  storage_full: "none",
  unexpected: "maybe",
} as const satisfies Record<string, Charge>;

export type ErrorCode = keyof typeof CHARGE_BY_CODE;

export interface AppError {
  readonly code: ErrorCode;
  readonly charge: Charge;
  /** Values for the sentence's placeholders, e.g. `{ limit: 1000 }`. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** The server's or the browser's own words, for quoting. Never holds a key. */
  readonly detail?: string;
  /** HTTP status, where there was one. */
  readonly status?: number;
  /** The server's id of the request, for disputes about a charge. */
  readonly requestId?: string;
}

/** Makes an error whose charge is its code's own unless `rest` knows better. */
export function appError(code: ErrorCode, rest: Partial<Omit<AppError, "code">> = {}): AppError {
  return { code, charge: CHARGE_BY_CODE[code], ...rest };
}
