/** What crosses between the test and the page: JSON, with blobs as base64. */
export type Wire =
  | null
  | boolean
  | number
  | string
  | readonly Wire[]
  | { readonly [key: string]: Wire };

/** Makes real blobs of what came over the wire; large ones are fetched. */
export async function fromWire(value: Wire): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(fromWire));
  if (value === null || typeof value !== "object") return value;
  const record = value as Record<string, Wire>;
  if (typeof record["fetch"] === "string") return (await fetch(record["fetch"])).blob();
  if (typeof record["blob"] === "string") {
    const bytes = Uint8Array.from(atob(record["blob"]), (char) => char.charCodeAt(0));
    return new Blob([bytes], { type: String(record["type"] ?? "") });
  }
  return mapValues(record, fromWire);
}

export async function toWire(value: unknown): Promise<Wire> {
  if (value instanceof Blob) {
    const bytes = new Uint8Array(await value.arrayBuffer());
    let text = "";
    for (let i = 0; i < bytes.length; i += 8192) {
      text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    }
    return { blob: btoa(text), type: value.type };
  }
  if (value instanceof ImageBitmap) {
    const size = { width: value.width, height: value.height };
    value.close();
    return size;
  }
  if (Array.isArray(value)) return Promise.all(value.map(toWire));
  if (value === null || typeof value !== "object") return (value ?? null) as Wire;
  const entries = Object.entries(value).map(async ([key, inner]) => [key, await toWire(inner)]);
  return Object.fromEntries(await Promise.all(entries)) as Wire;
}

async function mapValues(
  record: Record<string, Wire>,
  change: (value: Wire) => Promise<unknown>,
): Promise<unknown> {
  const entries = Object.entries(record).map(async ([key, value]) => [key, await change(value)]);
  return Object.fromEntries(await Promise.all(entries));
}
