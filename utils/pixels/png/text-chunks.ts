import { ascii } from "@/utils/core/image-header/bytes";
import { inflateWithin } from "@/utils/pixels/png/inflate-within";

/** More text than this is no caption. */
export const MAX_TEXT_BYTES = 1 << 20;

/**
 * What stands in a text that holds a picture: XMP's thumbnails, by the name and by the address
 * of what they are made of, and how JPEG, PNG and WebP begin in base64.
 */
const PICTURES: readonly string[] = [
  "xmpGImg:",
  "ns.adobe.com/xap/1.0/g/img/",
  "/9j/4",
  "iVBORw0KGgo",
  "UklGR",
];

/**
 * Profiles of other formats (EXIF, Photoshop's resources, XMP), as ImageMagick writes them, in
 * hexadecimal. Most hold a thumbnail, and some say which colours the values mean.
 */
const PROFILE = /^raw profile type /i;

/** Whether a type of chunk is a text (PNG-3 §11.3.3). */
export function isTextType(type: string): boolean {
  return ["tEXt", "zTXt", "iTXt"].includes(type);
}

/**
 * Whether a text stays true when the picture has changed: it holds no picture of what was
 * there, and is not longer than a caption can be. One that cannot be read may hold anything.
 *
 * @param data what the chunk holds
 */
export async function isHarmlessText(type: string, data: Uint8Array): Promise<boolean> {
  const end = data.indexOf(0);
  if (end < 0 || PROFILE.test(ascii(data, 0, end))) return false;
  const text = await readText(type, data.subarray(end + 1));
  if (!text || text.length > MAX_TEXT_BYTES) return false;
  return !PICTURES.some((mark) => holds(text, mark));
}

/** @param rest what follows the keyword */
async function readText(type: string, rest: Uint8Array): Promise<Uint8Array | undefined> {
  if (type === "tEXt") return rest;
  if (type === "zTXt") return inflateWithin(rest.subarray(1), MAX_TEXT_BYTES);
  // A flag, the method, a language and the keyword in it.
  const language = rest.indexOf(0, 2);
  const keyword = language < 0 ? -1 : rest.indexOf(0, language + 1);
  if (keyword < 0) return undefined;
  const text = rest.subarray(keyword + 1);
  return rest[0] === 0 ? text : inflateWithin(text, MAX_TEXT_BYTES);
}

function holds(data: Uint8Array, mark: string): boolean {
  const first = mark.charCodeAt(0);
  for (let at = data.indexOf(first); at >= 0; at = data.indexOf(first, at + 1)) {
    if (ascii(data, at, mark.length) === mark) return true;
  }
  return false;
}
