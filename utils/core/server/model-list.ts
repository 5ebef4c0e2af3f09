/** The models a server lists, by id. */
export interface ModelList {
  /** Every model the key may use, as listed. */
  readonly ids: readonly string[];
  /** Those whose name or listed type suggests that they make images. */
  readonly imageIds: readonly string[];
}
