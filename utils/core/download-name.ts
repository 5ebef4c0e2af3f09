import type { Provenance } from "@/utils/core/picture";

const LONGEST = 60;

/** What no file system of today takes in a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const UNSAFE = /[\u0000-\u001f<>:"/\\|?*]+/g;

/**
 * A file name for a result: that of the source picture, marked as redrawn, so
 * that it sorts beside it. `index` counts from 0; only further results say theirs.
 */
export function downloadName(provenance: Provenance, index: number): string {
  const stem = stemOf(provenance) || "picture";
  return `${stem}-redraw${index === 0 ? "" : `-${index + 1}`}.png`;
}

function stemOf({ fileName, sourceUrl, pageTitle }: Provenance): string {
  const named = fileName ?? lastPathPart(sourceUrl);
  const stem = named?.replace(/\.[a-z0-9]{1,5}$/i, "") || pageTitle || "";
  return stem
    .replace(UNSAFE, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\.+/, "")
    .slice(0, LONGEST);
}

function lastPathPart(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { protocol, pathname } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return undefined;
  const part = pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
