import { isPng, makeChunk } from "@/utils/pixels/png/chunks";

/** The signature and the IHDR chunk, which must come first. */
const HEAD_BYTES = 8 + 25;

/**
 * A PNG file with texts in it, in iTXt chunks (PNG 11.3.3.4: keyword, no
 * compression, no language, UTF-8). The rest of the file stays; data that is no
 * PNG is returned unchanged. A keyword has 1 to 79 Latin letters.
 */
export async function addPngTexts(
  file: Blob,
  texts: Readonly<Record<string, string>>,
): Promise<Blob> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (!isPng(head)) return file;
  const chunks = Object.entries(texts).map(([keyword, text]) =>
    makeChunk("iTXt", new TextEncoder().encode(`${keyword}\0\0\0\0\0${text.replaceAll("\0", "")}`)),
  );
  return new Blob([head, ...chunks, file.slice(HEAD_BYTES)], { type: file.type });
}
