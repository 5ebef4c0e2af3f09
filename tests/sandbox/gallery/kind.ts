/** The two origins as they are written into pages. */
export type Origins = { readonly gallery: string; readonly other: string };

/** One kind of image, shown on the index and alone at `/kinds/<id>.html`. */
export type Kind = {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** One line: what is special about it, for whoever wants its bytes. */
  readonly says: string;
  /**
   * The markup. `target` is to be written into the tag of the element that
   * people click; on the kind's own page it is `id="target"`.
   */
  readonly html: (origins: Origins, target: string) => string;
  /** Runs as a function with `figure`, the element around the markup, as its argument. */
  readonly script?: (origins: Origins) => string;
  /** Sent with the kind's own page. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Only linked from the index: too heavy, or in the way of the rest. */
  readonly isAlone?: boolean;
};
