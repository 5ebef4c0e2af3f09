import { readFixture } from "./fixtures.ts";

/** A file the gallery serves; `make` runs once, when it is first asked for. */
export type Asset = {
  readonly contentType: string;
  readonly make: () => Promise<Buffer>;
};

const PHOTOS: Readonly<Record<string, Asset>> = {
  "chelsea.png": photo("chelsea.png", "image/png"),
  "rocket.jpg": photo("rocket.jpg", "image/jpeg"),
  "brick.png": photo("brick.png", "image/png"),
  "text.png": photo("text.png", "image/png"),
};

const ASSETS: Readonly<Record<string, Asset>> = { ...PHOTOS };

function photo(name: string, contentType: string): Asset {
  return { contentType, make: () => readFixture(name) };
}

const made = new Map<string, Promise<Buffer>>();

/** The bytes and type of a file by name, or `null`. */
export async function readAsset(
  name: string,
): Promise<{ bytes: Buffer; contentType: string } | null> {
  const asset = ASSETS[name];
  if (asset === undefined) return null;
  const bytes = made.get(name) ?? asset.make();
  made.set(name, bytes);
  return { bytes: await bytes, contentType: asset.contentType };
}

export function assetNames(): string[] {
  return Object.keys(ASSETS);
}
