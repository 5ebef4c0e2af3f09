import filenamify from "filenamify";
import type { Provenance } from "@/utils/core/picture/picture";

/**
 * UTF-16 units of the source's name that are kept: at most three bytes each, so
 * that the whole stays below the 255 bytes that file systems take.
 */
const LONGEST = 60;

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
  return asStem(stem);
}

/**
 * What every file system takes in a name, cut between characters. Marks that turn
 * the direction of writing go too: with one, `gpj.exe` reads like `exe.jpg`.
 */
function asStem(text: string): string {
  const tidy = text
    .toWellFormed()
    .replace(/^[\s.]+/, "")
    .replace(/\s+/g, " ");
  // Only with an ending is the name itself what is cut.
  const ending = ".x";
  const options = { replacement: " ", maxLength: LONGEST + ending.length };
  const name = filenamify(tidy + ending, options).slice(0, -ending.length);
  return name.replace(/\s+/g, " ").trim();
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
