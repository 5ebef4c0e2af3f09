const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long things are kept, ms. */
export const RETENTION = {
  /** A draft that nobody comes back to. */
  draftMs: 7 * DAY,
  /** A picture without an edit or a draft: it may just have been captured. */
  unclaimedPictureMs: DAY,
  /** A deleted edit: longer than any panel offers to undo the deletion. */
  deletedEditMs: MINUTE,
  /** Between two sweeps of the store: the background starts many times a day. */
  sweepPauseMs: 6 * HOUR,
} as const;
