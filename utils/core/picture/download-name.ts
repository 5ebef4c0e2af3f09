import type { Provenance } from "@/utils/core/picture/picture";

const LONGEST = 60;

/** What no file system of today takes in a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const UNSAFE = /[\u0000-\u001f<>:"/\\|?*]+/g;

const ENDINGS: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/svg+xml": "svg",
  "image/x-icon": "ico",
};

/** The usual ending of a picture's file name, by its MIME type. */
export function endingOf(type: string): string {
  return ENDINGS[type] ?? /^image\/([a-z0-9]+)$/.exec(type)?.[1] ?? "png";
}

export interface NameParts {
  /** MIME type; PNG if absent. */
  readonly type?: string;
  /** `part`: only what was edited. `raw`: as the server sent it. */
  readonly what?: "part" | "raw";
}

/**
 * A file name for a result: that of the source picture, marked as redrawn, so
 * that it sorts beside it. `index` counts from 0; only further results say theirs.
 */
export function downloadName(
  provenance: Provenance,
  index: number,
  { type = "image/png", what }: NameParts = {},
): string {
  const stem = stemOf(provenance) || "picture";
  const number = index === 0 ? "" : `-${index + 1}`;
  return `${stem}-redraw${number}${what ? `-${what}` : ""}.${endingOf(type)}`;
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
