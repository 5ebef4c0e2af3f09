import type { Size } from "@/utils/core/geometry";
import { ok, type Result } from "@/utils/core/result";
import { findProfile, profileChunk } from "@/utils/pixels/colour/find-profile";
import { convertTo, type FromSrgb, isIdentity } from "@/utils/pixels/colour/profile";
import { isPlainSrgb } from "@/utils/pixels/png/colours";
import { openPng } from "@/utils/pixels/png/read";
import { hasTransparency, readBitmapRows } from "@/utils/pixels/read/bitmap-rows";
import { decodePicture } from "@/utils/pixels/read/decode";
import { withPicture } from "@/utils/pixels/read/decoded-picture";
import { UNROUNDED } from "@/utils/pixels/read/exact-read";
import { sniffKind } from "@/utils/pixels/read/sniff";
import type { RowReader } from "@/utils/pixels/rows";

/** A picture opened for reading, and the conversion of an answer to its colour space. */
export interface Source {
  readonly rows: RowReader;
  /** Absent where the picture is sRGB anyway. */
  readonly fromSrgb?: FromSrgb | undefined;
}

type Use<T> = (source: Source) => Promise<Result<T>>;

/**
 * Lends a picture, opened for reading row by row in its own colour space: the
 * values as they stand, and the profile that goes with them. A PNG has a
 * reader of its own that never holds the picture as a whole; everything else,
 * and what that reader does not know, comes from the browser.
 *
 * @param size as the browser shows it; a PNG that says otherwise is not trusted
 */
export async function withSource<T>(picture: Blob, size: Size, use: Use<T>): Promise<Result<T>> {
  const file = new Uint8Array(await picture.arrayBuffer());
  const profile = await findProfile(file);
  const conversion = profile && convertTo(profile);
  const fromSrgb = conversion && !isIdentity(conversion) ? conversion : undefined;
  if (conversion || (!profile && isPlainSrgb(file))) {
    const rows = openPng(file);
    const isSame = rows?.size.width === size.width && rows.size.height === size.height;
    const done = rows && isSame ? await lendPng(rows, fromSrgb, use) : undefined;
    rows?.close();
    if (done) return done;
  }
  if (profile && conversion) {
    const options = { ...UNROUNDED, colorSpaceConversion: "none" } as const;
    return lendOwnBitmap(picture, options, { fromSrgb, extra: [profileChunk(profile)] }, use);
  }
  const opaque = await lendOpaque(picture, use);
  return opaque ?? lendOwnBitmap(picture, UNROUNDED, { extra: [] }, use);
}

/** Nothing where the file breaks off on the way: browsers show such pictures in part. */
async function lendPng<T>(
  rows: RowReader,
  fromSrgb: FromSrgb | undefined,
  use: Use<T>,
): Promise<Result<T> | undefined> {
  try {
    const done = await use({ rows, fromSrgb });
    return rows.isDamaged?.() ? undefined : done;
  } catch (error) {
    // What is made of too few rows may well fail.
    if (rows.isDamaged?.()) return undefined;
    throw error;
  }
}

/** Nothing where the picture has transparency. */
async function lendOpaque<T>(picture: Blob, use: Use<T>): Promise<Result<T> | undefined> {
  const kind = await sniffKind(picture);
  const done = await withPicture<Result<T> | undefined>(picture, async (bitmap) => {
    if (kind !== "jpeg" && (await hasTransparency(bitmap))) return ok(undefined);
    return ok(await use({ rows: await readBitmapRows(bitmap, true) }));
  });
  return done.ok ? done.value : done;
}

async function lendOwnBitmap<T>(
  picture: Blob,
  options: ImageBitmapOptions,
  rest: { readonly fromSrgb?: FromSrgb | undefined; readonly extra: RowReader["extra"] },
  use: Use<T>,
): Promise<Result<T>> {
  const decoded = await decodePicture(picture, options);
  if (!decoded.ok) return decoded;
  const bitmap = decoded.value;
  try {
    const isOpaque = (await sniffKind(picture)) === "jpeg" || !(await hasTransparency(bitmap));
    const rows = await readBitmapRows(bitmap, isOpaque, rest.extra);
    const done = await use({ rows, fromSrgb: rest.fromSrgb });
    rows.close();
    return done;
  } finally {
    bitmap.close();
  }
}
