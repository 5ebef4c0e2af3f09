/** Something the table refuses today and somebody is about to change. Aim: none. */
export interface Exception {
  /** File or folder that refers to the other. */
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

export const EXCEPTIONS: readonly Exception[] = [];

/** A circle that stands today, with everything in it. */
export interface KnownCircle {
  readonly of: readonly string[];
  readonly why: string;
}

export const KNOWN_CIRCLES: readonly KnownCircle[] = [];
