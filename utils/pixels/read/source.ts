import type { Size } from "@/utils/core/geometry";
import { ok, type Result } from "@/utils/core/result";
import type { Conversion } from "@/utils/pixels/colour/conversion";
import { type Colours, findColours } from "@/utils/pixels/colour/own-colours";
import { keptChunks } from "@/utils/pixels/png/kept-chunks";
import { openPng } from "@/utils/pixels/png/read";
import { hasTransparency, readBitmapRows } from "@/utils/pixels/read/bitmap-rows";
import { keyOf } from "@/utils/pixels/read/blob-keys";
import { decodePicture } from "@/utils/pixels/read/decode";
import { withPicture } from "@/utils/pixels/read/decoded-picture";
import { UNROUNDED } from "@/utils/pixels/read/exact-read";
import { createHold } from "@/utils/pixels/read/latest-cache";
import { comparedWith, type Shown } from "@/utils/pixels/read/shown";
import { sniffKind } from "@/utils/pixels/read/sniff";
import type { RowReader } from "@/utils/pixels/rows";

/** A picture opened for reading, and the conversion of an answer to its colour space. */
export interface Source {
  readonly rows: RowReader;
  /** Absent where the picture is sRGB anyway. */
  readonly fromSrgb?: Conversion["fromSrgb"] | undefined;
}

/** The bytes of larger files are read anew each time rather than kept. */
const MAX_HELD_BYTES = 64 << 20;

/**
 * Results of one picture are made one after the other: its file read anew for each would be there
 * several times, because the collector is in no hurry.
 */
const files = createHold<Uint8Array<ArrayBuffer>>(
  () => undefined,
  ({ length }) => length <= MAX_HELD_BYTES,
);

type Use<T> = (source: Source) => Promise<Result<T>>;

/**
 * Lends a picture, opened for reading row by row in its own colour space: the
 * values as they stand, and what says which colours they mean. A PNG has a
 * reader of its own that never holds the picture as a whole; everything else,
 * and what that reader does not know, comes from the browser. So does whatever
 * our own reading shows in other colours than the browser, or fails on.
 *
 * `use` may be called again after it got too few rows, or threw.
 *
 * @param shown how the browser shows it, which is right
 */
export async function withSource<T>(picture: Blob, shown: Shown, use: Use<T>): Promise<Result<T>> {
  const read = async () => ok(new Uint8Array(await picture.arrayBuffer()));
  const own = await files.lend(await keyOf(picture), read, async (file) =>
    ok(await lendOwnValues(picture, file, shown, use)),
  );
  return (own.ok && own.value) || lendShown(picture, shown, use);
}

/** Nothing where the picture's own values cannot be had, or mean something else to the browser. */
async function lendOwnValues<T>(
  picture: Blob,
  file: Uint8Array<ArrayBuffer>,
  shown: Shown,
  use: Use<T>,
): Promise<Result<T> | undefined> {
  const colours = await findColours(file).catch(() => undefined);
  const kept = await keptChunks(file);
  const done = await lendPng(file, shown, colours, kept, use);
  if (done || !colours || colours.extra.length === 0) return done;
  const options = { ...UNROUNDED, colorSpaceConversion: "none" } as const;
  const decoded = await decodePicture(picture, options);
  if (!decoded.ok) return undefined;
  try {
    const isOpaque = await isWithoutAlpha(picture, decoded.value);
    const read = await readBitmapRows(decoded.value, isOpaque, [...colours.extra, ...kept]);
    const lent = await lend(read, shown, colours, use);
    read.close();
    return lent;
  } finally {
    decoded.value.close();
  }
}

/**
 * By what the file says of its values; and where the browser does not go by it (it
 * rejects a profile, say), as plain sRGB, if that gives exactly what it shows.
 */
async function lendPng<T>(
  file: Uint8Array<ArrayBuffer>,
  shown: Shown,
  colours: Colours | undefined,
  kept: RowReader["extra"],
  use: Use<T>,
): Promise<Result<T> | undefined> {
  const plain: Reading = { extra: [], isExact: true };
  const isPlain = !colours || colours.extra.length === 0;
  for (const reading of isPlain ? [colours ?? plain] : [colours, plain]) {
    const rows = openPng(file, [...reading.extra, ...kept]);
    const isSame = rows && isSameSize(rows.size, shown.size);
    const done = isSame ? await lend(rows, shown, reading, use) : undefined;
    rows?.close();
    if (done || !isSame) return done;
  }
  return undefined;
}

function isSameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}

/** What the values of some rows are taken to mean. */
type Reading = Colours & {
  /** It counts only where it gives just what the browser shows. */
  readonly isExact?: boolean;
};

/**
 * Nothing where the rows break off on the way (browsers show such pictures in
 * part), show other colours than the browser, or where making something of them
 * fails: there is still the browser's reading.
 */
async function lend<T>(
  rows: RowReader,
  shown: Shown,
  { conversion, isExact }: Reading,
  use: Use<T>,
): Promise<Result<T> | undefined> {
  const compared = comparedWith(shown, rows, conversion?.toSrgb, isExact);
  try {
    const done = await use({ rows: compared, fromSrgb: conversion?.fromSrgb });
    return compared.isDamaged?.() ? undefined : done;
  } catch (error) {
    // Somebody broke it off.
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    return undefined;
  }
}

/** The browser's own reading in sRGB, colours under partial alpha exact where it can be had so. */
async function lendShown<T>(picture: Blob, shown: Shown, use: Use<T>): Promise<Result<T>> {
  const kept = await keptOf(picture);
  const opaque = await lendOpaque(picture, kept, use);
  if (opaque) return opaque;
  const decoded = await decodePicture(picture, UNROUNDED);
  if (!decoded.ok) return decoded;
  try {
    const rows = await readBitmapRows(decoded.value, false, kept);
    const done = await lend(rows, shown, { extra: [] }, use);
    rows.close();
    if (done) return done;
  } finally {
    decoded.value.close();
  }
  return withPicture(picture, async (bitmap) => {
    return use({ rows: await readBitmapRows(bitmap, false, kept, "canvas") });
  });
}

/** Nothing where the picture has transparency. */
async function lendOpaque<T>(
  picture: Blob,
  kept: RowReader["extra"],
  use: Use<T>,
): Promise<Result<T> | undefined> {
  const done = await withPicture<Result<T> | undefined>(picture, async (bitmap) => {
    if (!(await isWithoutAlpha(picture, bitmap))) return ok(undefined);
    return ok(await use({ rows: await readBitmapRows(bitmap, true, kept) }));
  });
  return done.ok ? done.value : done;
}

/** What a PNG holds beside pixels and colours, whichever way it is read. */
async function keptOf(picture: Blob): Promise<RowReader["extra"]> {
  if ((await sniffKind(picture)) !== "png") return [];
  return keptChunks(new Uint8Array(await picture.arrayBuffer()));
}

async function isWithoutAlpha(picture: Blob, bitmap: ImageBitmap): Promise<boolean> {
  return (await sniffKind(picture)) === "jpeg" || !(await hasTransparency(bitmap));
}
