import { describe, expect, it } from "vitest";
import { readInjectionFailure } from "@/utils/platform/scripting";

describe("why nothing ran in a page", () => {
  it.each([
    // Chromium 156
    ["No tab with id: 5.", "closed"],
    ["No frame with id 7 in tab with id 5", "closed"],
    ["Frame with ID 0 was removed.", "closed"],
    ["The tab was closed.", "closed"],
    ["Cannot access a chrome:// URL", "restricted"],
    ["Cannot access a chrome-extension:// URL of different extension", "restricted"],
    ["The extensions gallery cannot be scripted.", "restricted"],
    ["Frame with ID 0 is showing error page", "restricted"],
    [
      "Cannot access contents of the page. Extension manifest must request permission to access the respective host.",
      "denied",
    ],
    [
      'Cannot access contents of url "https://other.test/". Extension manifest must request permission to access this host.',
      "denied",
    ],
    // Firefox 153
    ["Invalid tab ID: 5", "closed"],
    ["Missing host permission for the tab", "denied"],
    ["Missing host permission for the tab, and any iframes", "denied"],
    ["TypeError: x is undefined", "failed"],
  ] as const)("is read from “%s”", (detail, kind) => {
    expect(readInjectionFailure(detail)).toEqual({ kind, detail });
  });
});
