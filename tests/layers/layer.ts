/** `only`: these globals and no others (`types`: in types, these too). `not`: all but these. */
export type Globals =
  | { readonly only: readonly string[]; readonly types?: readonly string[] }
  | { readonly not: readonly string[] };

/** One folder (or file) and what the files in it may use. The longest matching `folder` counts. */
export interface Layer {
  readonly folder: string;
  /** What lives here, for docs/architecture.md; without it the row is a detail of the one above. */
  readonly holds?: string;
  /** Folders and files it may import; its own it may always. */
  readonly imports: readonly string[];
  /** Folders and files it may import types from. */
  readonly types?: readonly string[];
  /** Packages by the exact specifier. */
  readonly packages?: readonly string[];
  readonly globals: Globals;
}
