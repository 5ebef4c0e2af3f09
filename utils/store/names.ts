/** What the store is called in the browser. */
export const DATABASE = { name: "redraw", records: "records" } as const;

/** The key of a picture's bytes. */
export function bytesKey(pictureId: string): string {
  return `bytes:${pictureId}`;
}
