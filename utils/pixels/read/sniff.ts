/** What matters here about a file's kind; the type a server named is not trusted. */
export type FileKind = "png" | "jpeg" | "webp" | "svg" | "other";

/** The kind of a file, by its first bytes; SVG by its declared type. */
export async function sniffKind(file: Blob): Promise<FileKind> {
  if (file.type.startsWith("image/svg")) return "svg";
  const bytes = new Uint8Array(await file.slice(0, 512).arrayBuffer());
  const text = String.fromCharCode(...bytes);
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  const isSvg = /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!DOCTYPE svg|<svg)/i;
  return isSvg.test(text) ? "svg" : "other";
}
