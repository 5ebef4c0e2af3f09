/** What was noted while something was erased on this device. */
export interface ErasedFacts {
  /** From 0; from `RISK_LIMIT` on a model would likely do better. Absent where it is beyond measure. */
  readonly risk?: number;
  /** Seams were not cut anew at full size, for the hole was very large. */
  readonly isCoarse: boolean;
  /** What this and the tries before it copied from: squares as flat first, length … */
  readonly sources: readonly number[];
}

/** Measured: see docs/erasing.md. */
export const RISK_LIMIT = 4.9;

/** Whether a model would likely do better. */
export function isRisky({ risk }: Pick<ErasedFacts, "risk">): boolean {
  return risk === undefined || risk >= RISK_LIMIT;
}
