/**
 * Whether money may have been spent when an error happened. `maybe` is the
 * honest answer whenever an upload had begun and no answer could be read.
 */
export type Charge = "none" | "maybe" | "likely";

/** What the panel offers to do about an error, beside trying again. */
export type Remedy =
  | "none"
  /** Open the settings page. */
  | "settings"
  /** Ask for the permission to reach the server. */
  | "allow-server"
  /** Ask for the permission to reach the host of a result, then read the kept answer again. */
  | "allow-result-host"
  /** Read the kept answer again, at no cost. */
  | "read-again"
  /** Delete old edits. */
  | "make-room"
  /** Read the store again; meanwhile, download what is open. */
  | "open-store"
  /** Reload the panel; before that, download what is open. */
  | "reload-panel"
  /** Draw it again, or open something else. */
  | "draw-again"
  /** Ask for the passphrase of the keys, then go on. */
  | "unlock";

interface ErrorRow {
  readonly charge: Charge;
  readonly remedy: Remedy;
  /** The field of a server's settings that can put it right. */
  readonly serverField?: "key" | "address";
  /** The answer was not whole: what had arrived of it is shown. */
  readonly isCutOff?: true;
  /** The answer arrived before and is kept: nothing is said about a charge. */
  readonly isAfterCharge?: true;
  /** The person cancelled: nothing went wrong. */
  readonly isOwnWish?: true;
  readonly capture?: CaptureFacts;
}

/** Of an error that happens while a picture is fetched from a page. */
interface CaptureFacts {
  /** No other way of getting the picture could change it. */
  readonly isFinal: boolean;
  /**
   * Whether the picture can be taken from the screen instead: `offered` beside
   * another try, which may help (a transient error); `first` where it would not.
   */
  readonly onScreen: "no" | "offered" | "first";
}

const FREE = { charge: "none", remedy: "none" } as const;

/**
 * Every way in which Redraw can fail, and what is known about it. A new code
 * is a row here and two sentences in `public/_locales`: `error_<code>` says
 * what happened, `error_<code>_next` what to do. Text of a server or of an
 * exception is only ever quoted below them.
 */
export const ERRORS = {
  // Getting a picture
  capture_access_needed: { ...FREE, capture: { isFinal: false, onScreen: "no" } },
  capture_address_unusable: { ...FREE, capture: { isFinal: false, onScreen: "first" } },
  capture_cancelled: { ...FREE, capture: { isFinal: true, onScreen: "no" } },
  capture_cut_off: { ...FREE, capture: { isFinal: false, onScreen: "offered" } },
  capture_empty: { ...FREE, capture: { isFinal: false, onScreen: "first" } },
  capture_file_access: { ...FREE, capture: { isFinal: false, onScreen: "no" } },
  capture_forbidden: { ...FREE, capture: { isFinal: false, onScreen: "first" } },
  capture_not_found: { ...FREE, capture: { isFinal: false, onScreen: "first" } },
  capture_not_an_image: { ...FREE, capture: { isFinal: false, onScreen: "first" } },
  capture_not_visible: { ...FREE, capture: { isFinal: false, onScreen: "no" } },
  capture_nothing_there: { ...FREE, capture: { isFinal: false, onScreen: "no" } },
  capture_other_picture: { ...FREE, capture: { isFinal: true, onScreen: "first" } },
  capture_page_closed: { ...FREE, capture: { isFinal: false, onScreen: "no" } },
  capture_protected: { ...FREE, capture: { isFinal: false, onScreen: "first" } },
  capture_restricted_page: { ...FREE, capture: { isFinal: false, onScreen: "no" } },
  capture_timed_out: { ...FREE, capture: { isFinal: true, onScreen: "offered" } },
  capture_too_many_bytes: { ...FREE, capture: { isFinal: true, onScreen: "first" } },
  capture_unreachable: { ...FREE, capture: { isFinal: false, onScreen: "offered" } },
  picture_too_many_pixels: { ...FREE, capture: { isFinal: true, onScreen: "first" } },
  picture_type_unsupported: { ...FREE, capture: { isFinal: true, onScreen: "first" } },
  picture_undecodable: { ...FREE, capture: { isFinal: false, onScreen: "first" } },
  // Before anything is sent
  base_url_insecure: { charge: "none", remedy: "settings" },
  base_url_invalid: { charge: "none", remedy: "settings" },
  erase_nothing_to_copy: FREE,
  erase_too_large: FREE,
  host_not_allowed: { charge: "none", remedy: "allow-server" },
  key_missing: { charge: "none", remedy: "settings", serverField: "key" },
  key_unusable: { charge: "none", remedy: "settings", serverField: "key" },
  keys_locked: { charge: "none", remedy: "unlock" },
  mask_missing: FREE,
  mask_outside_frame: FREE,
  picture_does_not_fit: FREE,
  nothing_to_repeat: FREE,
  profile_missing: { charge: "none", remedy: "settings" },
  recipe_server_missing: { charge: "none", remedy: "settings" },
  prompt_missing: FREE,
  prompt_too_long: FREE,
  references_too_many: FREE,
  // What a server answers (docs/contract.md §4)
  access_denied: FREE,
  balance_too_low: FREE,
  bad_request: FREE,
  content_refused: FREE,
  endpoint_missing: { charge: "none", remedy: "settings", serverField: "address" },
  field_unknown: FREE,
  key_rejected: { charge: "none", remedy: "settings", serverField: "key" },
  model_missing: { charge: "none", remedy: "settings" },
  model_unavailable: FREE,
  overloaded: FREE,
  rate_limited: FREE,
  request_too_large: FREE,
  redirected: { ...FREE, serverField: "address" },
  server_error: { charge: "maybe", remedy: "none" },
  upstream_timed_out: { charge: "maybe", remedy: "none" },
  // What happens on the way
  answer_is_a_page: { charge: "maybe", remedy: "settings", serverField: "address" },
  answer_read_in_vain: { charge: "likely", remedy: "read-again" },
  answer_too_large: { charge: "likely", remedy: "none", isCutOff: true },
  answer_unreadable: { charge: "maybe", remedy: "none" },
  answer_without_pictures: { charge: "likely", remedy: "none" },
  cancelled: { charge: "maybe", remedy: "none", isOwnWish: true },
  cancelled_unsent: { ...FREE, isOwnWish: true },
  connection_failed: { charge: "maybe", remedy: "settings", isCutOff: true },
  interrupted: { charge: "maybe", remedy: "none" },
  not_sent: FREE,
  result_expired: { charge: "likely", remedy: "none" },
  result_file_missing: { charge: "likely", remedy: "read-again" },
  result_host_not_allowed: { charge: "likely", remedy: "allow-result-host" },
  result_not_placed: { charge: "likely", remedy: "none", isAfterCharge: true },
  result_too_large: { charge: "likely", remedy: "none" },
  result_undecodable: { charge: "likely", remedy: "none" },
  result_unreachable: { charge: "likely", remedy: "read-again" },
  server_unreachable: { charge: "none", remedy: "settings", serverField: "address" },
  task_unfinished: { charge: "likely", remedy: "read-again" },
  stream_incomplete: { charge: "likely", remedy: "none", isCutOff: true },
  timed_out: { charge: "maybe", remedy: "none", isCutOff: true },
  // Storage and the rest
  archive_too_large: FREE,
  drawn_in_vain: { charge: "none", remedy: "draw-again" },
  file_missing: FREE,
  file_not_a_picture: FREE,
  file_unreadable: FREE,
  folder_without_pictures: FREE,
  record_unreadable: FREE,
  part_not_loaded: { charge: "none", remedy: "reload-panel" },
  storage_failed: { charge: "none", remedy: "make-room" },
  storage_full: { charge: "none", remedy: "make-room" },
  storage_gone: { charge: "none", remedy: "reload-panel" },
  storage_unopenable: { charge: "none", remedy: "open-store" },
  unexpected: { charge: "maybe", remedy: "none" },
} as const satisfies Readonly<Record<string, ErrorRow>> & {
  readonly [code: `capture_${string}`]: ErrorRow & { readonly capture: CaptureFacts };
};

export type ErrorCode = keyof typeof ERRORS;

/** The codes that a field of a server's settings can put right. */
export type ServerFieldCode<F extends "key" | "address"> = {
  [C in ErrorCode]: (typeof ERRORS)[C] extends { readonly serverField: F } ? C : never;
}[ErrorCode];

/** What is known about a code. */
export function factsOf(code: ErrorCode): ErrorRow {
  return ERRORS[code];
}

/** A kept answer, read once more, may still give the result, at no cost. */
export function isCurable({ code }: Pick<AppError, "code">): boolean {
  const { remedy } = factsOf(code);
  return remedy === "allow-result-host" || remedy === "read-again";
}

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
  return { code, charge: ERRORS[code].charge, ...rest };
}
