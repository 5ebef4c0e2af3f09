import { type AppError, appError, type ErrorCode } from "@/utils/core/app-error";

/** What was being done when the browser refused. */
export type Doing = "opening" | "reading" | "writing";

interface StorageRule {
  /** A `DOMException`'s name. */
  readonly name: string;
  /** Of its message, where the name alone says too little. */
  readonly words?: RegExp;
  readonly doing?: readonly Doing[];
  readonly means: ErrorCode;
}

/**
 * What browsers throw, and what it means. The first rule that fits counts.
 *
 * Chromium 156 on a full file system never says `QuotaExceededError`: blobs fail
 * with `DataError: Failed to write blobs (IOError)`, small records with
 * `UnknownError: Internal error …` or an aborted commit, opening with
 * `UnknownError: Internal error opening backing store`. Blobs are files of their
 * own and can vanish (cleaners, virus scanners): Chromium says `NotFoundError` or
 * `NotReadableError`, Firefox `UnknownError`
 * (https://github.com/w3c/IndexedDB/issues/423).
 */
const RULES: readonly StorageRule[] = [
  { name: "QuotaExceededError", means: "storage_full" },
  { name: "NS_ERROR_FILE_NO_DEVICE_SPACE", means: "storage_full" },
  { name: "DataError", words: /write blobs|IOError|disk|space/i, means: "storage_full" },
  { name: "UnknownError", doing: ["opening"], means: "storage_unopenable" },
  { name: "UnknownError", doing: ["writing"], means: "storage_full" },
  { name: "AbortError", doing: ["writing"], words: /commit|IOError/i, means: "storage_full" },
  { name: "UnknownError", words: /unrelated to the database/i, means: "file_missing" },
  { name: "NotFoundError", doing: ["reading", "writing"], means: "file_missing" },
  { name: "NotReadableError", means: "file_missing" },
];

function nameOf(cause: unknown): string {
  return cause instanceof Error || cause instanceof DOMException ? cause.name : "";
}

function codeOf(cause: unknown, doing: Doing): ErrorCode {
  const name = nameOf(cause);
  const said = String(cause);
  const rule = RULES.find(
    (one) =>
      one.name === name &&
      (one.doing?.includes(doing) ?? true) &&
      (one.words?.test(said.slice(0, 500)) ?? true),
  );
  return rule?.means ?? (doing === "opening" ? "storage_unopenable" : "storage_failed");
}

/** A store that is there and cannot be opened: what it holds must not look like nothing. */
export class UnopenableStore extends Error {
  constructor(cause: unknown) {
    super("The store cannot be opened.", { cause });
    this.name = "UnopenableStore";
  }
}

/** What a browser threw, as an error with a sentence. */
export function storageError(cause: unknown, doing: Doing): AppError {
  return cause instanceof UnopenableStore
    ? appError(codeOf(cause.cause, "opening"), { detail: String(cause.cause) })
    : appError(codeOf(cause, doing), { detail: String(cause) });
}

/**
 * Whether a browser says that it lets nobody keep anything: site data blocked, or
 * a private window of Firefox.
 */
export function isStorageDenied(cause: unknown): boolean {
  return ["SecurityError", "InvalidStateError"].includes(nameOf(cause));
}
