/** Keys lie readable on the disk (`off`), or encrypted and not or now readable. */
export type LockState = "off" | "locked" | "unlocked";

/** Shorter passphrases are found by trying, whatever is done to slow that down. UTF-16 units. */
export const MIN_PASSPHRASE = 8;

/** After how many minutes without a use the keys are locked again; 0: when the browser is closed. */
export const LOCK_AFTER_MINUTES = [0, 15, 60, 240] as const;

/** The same passphrase, however a keyboard put its letters together (NFKC). */
export function sameWords(passphrase: string): string {
  return passphrase.normalize("NFKC");
}

/**
 * Whether keys that were last used at `usedAt` are to be locked, ms since the
 * epoch. A clock that was put back (`usedAt` lies in the future) locks as well:
 * how long ago it was is not known then.
 */
export function isIdleTooLong(usedAt: number, now: number, minutes: number): boolean {
  return minutes > 0 && (now < usedAt || now - usedAt >= minutes * 60_000);
}
