import type { EditResult } from "@/utils/core/edit/edit";

/** Results that were paid for and did not fit on the disk. */
export interface UnstoredResults {
  readonly editId: string;
  readonly results: readonly EditResult[];
  /** Their bytes, in the same order. */
  readonly files: readonly Blob[];
}
