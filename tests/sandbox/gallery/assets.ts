import type { Asset, Assets } from "./asset.ts";
import { BAD_ASSETS } from "./assets/bad.ts";
import { JPEG_ASSETS } from "./assets/jpeg.ts";
import { LARGE_ASSETS } from "./assets/large.ts";
import { OTHER_FORMAT_ASSETS } from "./assets/other-formats.ts";
import { PHOTO_ASSETS } from "./assets/photos.ts";
import { PNG_ASSETS } from "./assets/png.ts";
import { SVG_ASSETS } from "./assets/svg.ts";
import { VERSION_ASSETS } from "./assets/versions.ts";

const ASSETS: Assets = {
  ...PHOTO_ASSETS,
  ...VERSION_ASSETS,
  ...PNG_ASSETS,
  ...JPEG_ASSETS,
  ...OTHER_FORMAT_ASSETS,
  ...SVG_ASSETS,
  ...BAD_ASSETS,
  ...LARGE_ASSETS,
};

export type ReadAsset = { readonly bytes: Buffer; readonly contentType: string };

const made = new Map<string, Promise<Buffer>>();

/** The bytes and type of a file by name, or `null`. */
export async function readAsset(name: string): Promise<ReadAsset | null> {
  const asset: Asset | undefined = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
  if (asset === undefined) return null;
  const bytes = made.get(name) ?? asset.make();
  made.set(name, bytes);
  return { bytes: await bytes, contentType: asset.contentType };
}

export function listAssets(): string[] {
  return Object.keys(ASSETS);
}
