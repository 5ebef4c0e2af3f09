import { type Conversion, makeConversion, type Space } from "@/utils/pixels/colour/conversion";
import { parseCurve } from "@/utils/pixels/colour/curve";

/**
 * How to get from sRGB to what an ICC profile describes and back, for the profiles
 * that cameras, phones and screens use: three primaries and three curves.
 *
 * @returns nothing for other profiles (tables, grey, CMYK)
 */
export function convertTo(profile: Uint8Array): Conversion | undefined {
  const space = parseProfile(profile);
  return space && makeConversion(space);
}

function parseProfile(profile: Uint8Array): Space | undefined {
  if (profile.length < 132) return undefined;
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  const isRgbXyz = view.getUint32(16) === 0x52474220 && view.getUint32(20) === 0x58595a20;
  if (!isRgbXyz) return undefined;
  try {
    const tags = readTags(view);
    const columns = ["rXYZ", "gXYZ", "bXYZ"].map((name) => readXyz(tags.get(name)));
    const curves = ["rTRC", "gTRC", "bTRC"].map((name) => {
      const tag = tags.get(name);
      return tag && parseCurve(tag);
    });
    const known = curves.filter((curve) => curve !== undefined);
    const [red, green, blue] = columns;
    if (!red || !green || !blue || known.length < 3) return undefined;
    return {
      primaries: [0, 1, 2].flatMap((i) => [red[i]!, green[i]!, blue[i]!]),
      curves: known,
    };
  } catch {
    return undefined; // A tag that points beyond the profile's end.
  }
}

function readTags(view: DataView): Map<string, DataView> {
  const tags = new Map<string, DataView>();
  const count = Math.min(100, view.getUint32(128));
  for (let i = 0; i < count; i++) {
    const entry = 132 + i * 12;
    const name = [0, 1, 2, 3].map((n) => String.fromCharCode(view.getUint8(entry + n))).join("");
    const start = view.byteOffset + view.getUint32(entry + 4);
    tags.set(name, new DataView(view.buffer, start, view.getUint32(entry + 8)));
  }
  return tags;
}

function readXyz(tag: DataView | undefined): number[] | undefined {
  return tag && [0, 1, 2].map((i) => tag.getInt32(8 + i * 4) / 65_536);
}
