/** A file the gallery serves; `make` runs once, when it is first asked for. */
export type Asset = {
  readonly contentType: string;
  readonly make: () => Promise<Buffer>;
};

export type Assets = Readonly<Record<string, Asset>>;

export function asset(contentType: string, make: () => Promise<Buffer> | Buffer): Asset {
  return { contentType, make: async () => make() };
}
