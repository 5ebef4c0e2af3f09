import { type Conversion, isIdentity, makeConversion } from "@/utils/pixels/colour/conversion";
import { findProfile, profileChunk } from "@/utils/pixels/colour/find-profile";
import { inThreeColours } from "@/utils/pixels/colour/grey-profile";
import { spaceOfCodes, spaceOfGamma } from "@/utils/pixels/colour/png-colours";
import { convertTo } from "@/utils/pixels/colour/profile";
import { isPng, listChunks, makeChunk } from "@/utils/pixels/png/chunks";

/** What a file says about its values. */
export interface Colours {
  /** Absent where the values are sRGB. */
  readonly conversion?: Conversion | undefined;
  /** PNG chunks that say so. */
  readonly extra: readonly Uint8Array<ArrayBuffer>[];
}

/**
 * What the values of a PNG, a JPEG or a WebP mean, where that can be worked with.
 *
 * @returns nothing where the browser's reading in sRGB is all there is
 */
export async function findColours(file: Uint8Array): Promise<Colours | undefined> {
  if (isPng(file)) return coloursOfPng(file);
  const profile = await findProfile(file);
  return profile && coloursOfProfile(profile);
}

/** @param extra chunks that hold the profile as it stands, if there are such */
function coloursOfProfile(profile: Uint8Array, extra?: Colours["extra"]): Colours | undefined {
  const usable = inThreeColours(profile);
  if (!usable) return undefined;
  const isKept = extra !== undefined && usable === profile;
  return known(convertTo(usable), isKept ? extra : [profileChunk(usable)]);
}

/**
 * The first of these counts: cICP, iCCP, sRGB, gAMA with cHRM (PNG-3 §4.3), in whatever
 * order they stand before the pixels; behind them they do not count (§5.6).
 */
async function coloursOfPng(file: Uint8Array): Promise<Colours | undefined> {
  const all = listChunks(file);
  const chunks = all.slice(
    0,
    all.findIndex(({ type }) => type === "IDAT"),
  );
  const dataOf = (type: string) => {
    const chunk = chunks.find((each) => each.type === type);
    return chunk && file.subarray(chunk.start, chunk.start + chunk.length);
  };
  const extra = ["cICP", "iCCP", "sRGB", "gAMA", "cHRM"].flatMap((type) => {
    const data = dataOf(type);
    return data ? [makeChunk(type, data)] : [];
  });
  const codes = dataOf("cICP");
  if (codes) return known(conversionOf(spaceOfCodes(codes)), extra);
  if (dataOf("iCCP")) {
    const profile = await findProfile(file);
    return profile && coloursOfProfile(profile, extra);
  }
  const gamma = dataOf("gAMA");
  const primaries = dataOf("cHRM");
  if (dataOf("sRGB") || !(gamma || primaries)) return { extra };
  return known(conversionOf(spaceOfGamma(gamma, primaries)), extra);
}

function conversionOf(space: ReturnType<typeof spaceOfCodes>): Conversion | undefined {
  return space && makeConversion(space);
}

function known(conversion: Conversion | undefined, extra: Colours["extra"]): Colours | undefined {
  if (!conversion) return undefined;
  return isIdentity(conversion) ? { extra } : { conversion, extra };
}
