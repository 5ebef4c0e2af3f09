import { describe, expect, it } from "vitest";
import {
  type Doing,
  isStorageDenied,
  storageError,
  UnopenableStore,
} from "@/utils/store/storage-errors";

/** What browsers were seen to throw, and where. */
const SEEN: readonly (readonly [name: string, message: string, doing: Doing, code: string])[] = [
  // Chromium 156 on a file system of 220 MB that is full.
  ["DataError", "Failed to write blobs (IOError)", "writing", "storage_full"],
  ["UnknownError", "Internal error committing transaction.", "writing", "storage_full"],
  [
    "UnknownError",
    "Internal error opening backing store for indexedDB.open.",
    "opening",
    "storage_unopenable",
  ],
  // Firefox, and Chromium over its quota.
  [
    "QuotaExceededError",
    "The current transaction exceeded its quota limitations.",
    "writing",
    "storage_full",
  ],
  // A file that a cleaning program took.
  ["NotFoundError", "A requested file or directory could not be found.", "reading", "file_missing"],
  ["NotReadableError", "The requested file could not be read.", "reading", "file_missing"],
  [
    "UnknownError",
    "The operation failed for reasons unrelated to the database itself and not covered by any other error code.",
    "reading",
    "file_missing",
  ],
  ["UnknownError", "Internal error.", "reading", "storage_failed"],
  ["TypeError", "x is not a function", "writing", "storage_failed"],
];

describe("what a browser throws", () => {
  it.each(SEEN)("%s: %s (%s) is %s", (name, message, doing, code) => {
    const cause = new DOMException(message, name);
    const thrown = doing === "opening" ? new UnopenableStore(cause) : cause;
    expect(storageError(thrown, doing)).toMatchObject({ code, charge: "none" });
  });

  it("keeps its words for who looks into it", () => {
    expect(storageError(new DOMException("no", "DataError"), "reading").detail).toContain("no");
  });

  it("means that nobody may keep anything only where it says so", () => {
    const denied = ["SecurityError", "InvalidStateError"];
    for (const [name] of SEEN) expect(isStorageDenied(new DOMException("", name))).toBe(false);
    for (const name of denied) expect(isStorageDenied(new DOMException("", name))).toBe(true);
  });
});
