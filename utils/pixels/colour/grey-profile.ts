import { SRGB_TO_XYZ } from "@/utils/pixels/colour/conversion";

const HEADER_BYTES = 128;
const GREY = 0x47524159;
const RGB = 0x52474220;
const XYZ = 0x58595a20;
/** Tags that mean the same in both: names, rights, white. */
const KEPT = ["desc", "cprt", "wtpt", "chad"];
const MAX_TAGS = 100;

/**
 * A grey profile as one of three colours: what is drawn into a grey picture may be
 * coloured, and no file of three colours may carry a grey profile. All three curves
 * are the grey one, so that equal values mean the same grey as before (ICC.1:2022,
 * §8.3.4 and §8.4.3).
 *
 * @returns other profiles as they stand; nothing for a grey one that cannot be read
 */
export function inThreeColours(profile: Uint8Array): Uint8Array | undefined {
  if (profile.length < HEADER_BYTES + 4) return profile;
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  if (view.getUint32(16) !== GREY) return profile;
  const tags = view.getUint32(20) === XYZ ? readTags(profile, view) : undefined;
  const curve = tags?.get("kTRC");
  if (!tags || !curve) return undefined;
  const kept = KEPT.flatMap((name) => {
    const data = tags.get(name);
    return data ? [[name, data] as const] : [];
  });
  const primaries = ["rXYZ", "gXYZ", "bXYZ"].map((name, i) => [name, primary(i)] as const);
  const curves = ["rTRC", "gTRC", "bTRC"].map((name) => [name, curve] as const);
  return makeProfile(profile.subarray(0, HEADER_BYTES), [...kept, ...primaries, ...curves]);
}

function readTags(profile: Uint8Array, view: DataView): Map<string, Uint8Array> | undefined {
  const count = view.getUint32(HEADER_BYTES);
  if (count > MAX_TAGS || HEADER_BYTES + 4 + count * 12 > profile.length) return undefined;
  const tags = new Map<string, Uint8Array>();
  for (let i = 0; i < count; i++) {
    const entry = HEADER_BYTES + 4 + i * 12;
    const name = String.fromCharCode(...profile.subarray(entry, entry + 4));
    const start = view.getUint32(entry + 4);
    tags.set(name, profile.subarray(start, start + view.getUint32(entry + 8)));
  }
  return tags;
}

/** A column of sRGB's matrix as an `XYZ ` tag, numbers of 16.16 bits. */
function primary(column: number): Uint8Array {
  const data = new DataView(new ArrayBuffer(20));
  data.setUint32(0, XYZ);
  for (let row = 0; row < 3; row++) {
    data.setInt32(8 + row * 4, Math.round(SRGB_TO_XYZ[row * 3 + column]! * 65_536));
  }
  return new Uint8Array(data.buffer);
}

/** Header, list of tags, their data; what is the same for several tags stands once. */
function makeProfile(
  head: Uint8Array,
  tags: readonly (readonly [string, Uint8Array])[],
): Uint8Array {
  const starts = new Map<Uint8Array, number>();
  let end = HEADER_BYTES + 4 + tags.length * 12;
  for (const [, data] of tags) {
    if (starts.has(data)) continue;
    starts.set(data, end);
    end += Math.ceil(data.length / 4) * 4;
  }
  const out = new Uint8Array(end);
  const view = new DataView(out.buffer);
  out.set(head);
  out.fill(0, 84, 100); // The sum over the old one.
  view.setUint32(0, end);
  view.setUint32(16, RGB);
  view.setUint32(HEADER_BYTES, tags.length);
  for (const [i, [name, data]] of tags.entries()) {
    const entry = HEADER_BYTES + 4 + i * 12;
    const start = starts.get(data) ?? 0;
    for (let letter = 0; letter < 4; letter++) out[entry + letter] = name.charCodeAt(letter);
    view.setUint32(entry + 4, start);
    view.setUint32(entry + 8, data.length);
    out.set(data, start);
  }
  return out;
}
