/**
 * What the functions of this folder share inside a page. They are sent as text
 * and run in the page's isolated world, so each spells out the name and shape
 * of this store for itself; only its type can be shared.
 */
export interface PageStore {
  redrawHeld?: Map<string, { blob?: Blob; controller?: AbortController }>;
}

/** The answer of a function that holds bytes: their length, or why there are none. */
export type HeldAnswer =
  | { readonly ok: true; readonly byteLength: number }
  | {
      readonly ok: false;
      readonly reason: string;
      readonly status?: number;
      readonly detail?: string;
    };
