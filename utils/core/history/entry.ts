import type { ErrorCode } from "@/utils/core/app-error";
import { defined } from "@/utils/core/defined";
import type { Edit, EditState } from "@/utils/core/edit/edit";
import { totalTokens } from "@/utils/core/edit/usage";
import { NO_BYTES, type OwnBytes } from "@/utils/core/history/own-files";
import type { Picture } from "@/utils/core/picture/picture";

/** Raise it when entries change: older ones are then rebuilt from their edits. */
export const ENTRY_VERSION = 3;

/**
 * What a list needs of an edit: small, without the mask, so that ten thousand
 * are read at once. Derived from the edit and its picture.
 */
export interface HistoryEntry {
  readonly version: number;
  readonly id: string;
  readonly createdAt: number;
  readonly state: EditState;
  readonly pictureId: string;
  readonly parentId?: string;
  /** Shared by edits that were sent together, each for a part of the mask. */
  readonly groupId?: string;
  /** Ids of reference pictures. */
  readonly references?: readonly string[];
  readonly prompt: string;
  readonly host: string;
  readonly model: string;
  /** Requested number of images. */
  readonly count: number;
  readonly pageTitle?: string;
  /** The host of the page the picture was captured from. */
  readonly site?: string;
  readonly sentAt?: number;
  readonly endedAt?: number;
  readonly errorCode?: ErrorCode;
  readonly results: readonly { readonly blobId: string; readonly byteLength: number }[];
  /** What the server said it used for it. */
  readonly tokens?: number;
  readonly isStarred: boolean;
  /** The picture's own edges were continued on this device. */
  readonly isContinued?: true;
  /** Deleted at this time; the files stay for as long as it can be undone. */
  readonly deletedAt?: number;
  readonly bytes: OwnBytes;
}

/** The entry of an edit. `before` is the one it replaces: sizes and deletion are stored there only. */
export function entryOf(
  edit: Edit,
  picture: Picture | undefined,
  before?: Pick<HistoryEntry, "bytes" | "deletedAt">,
): HistoryEntry {
  const { pageTitle, fileName, pageUrl } = picture?.provenance ?? {};
  const title = pageTitle ?? fileName;
  const site = siteOf(pageUrl);
  return defined({
    version: ENTRY_VERSION,
    id: edit.id,
    createdAt: edit.createdAt,
    state: edit.state,
    pictureId: edit.pictureId,
    prompt: edit.prompt,
    host: edit.host,
    model: edit.model,
    count: edit.options.count,
    results: edit.results.map(({ blobId, byteLength }) => ({ blobId, byteLength })),
    isStarred: edit.isStarred,
    bytes: before?.bytes ?? NO_BYTES,
    parentId: edit.parentId || undefined,
    groupId: edit.part?.groupId,
    isContinued: edit.maskWay === "continued" || undefined,
    references: edit.references,
    pageTitle: title || undefined,
    site: site || undefined,
    sentAt: edit.sentAt,
    endedAt: edit.endedAt,
    errorCode: edit.error?.code,
    tokens: totalTokens(edit.usage),
    deletedAt: before?.deletedAt,
  });
}

/** What names pictures: an edit, or a draft with work that was set aside. */
interface NamesPictures extends Pick<HistoryEntry, "pictureId" | "references"> {
  readonly unsent?: readonly Pick<HistoryEntry, "references">[];
}

/** All pictures that an edit or a draft needs, which others may need as well. */
export function picturesOf({
  pictureId,
  references = [],
  unsent = [],
}: NamesPictures): readonly string[] {
  return [pictureId, ...references, ...unsent.flatMap((work) => work.references ?? [])];
}

/** The host of a web page's address, without `www.`. */
export function siteOf(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return undefined;
  return host.replace(/^www\./, "");
}

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const TIME_DIGITS = 9;

/**
 * An edit's id inverted, so that the newest sorts first as text: IndexedDB
 * reads many records at once in ascending order only.
 */
export function newestFirst(editId: string): string {
  const turned = Array.from(editId.slice(0, TIME_DIGITS), (digit) => {
    const value = DIGITS.indexOf(digit);
    return value < 0 ? digit : (DIGITS[DIGITS.length - 1 - value] ?? digit);
  });
  return turned.join("") + editId.slice(TIME_DIGITS);
}
