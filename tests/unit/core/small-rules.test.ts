import { describe, expect, it } from "vitest";
import { makeEditId } from "@/utils/core/edit/edit-id";
import { formatBytes } from "@/utils/core/format-bytes";
import { formatDuration } from "@/utils/core/format-duration";
import { downloadName } from "@/utils/core/picture/download-name";

describe("an edit's id", () => {
  it("sorts by time as text", () => {
    const times = [0, 35, 36, 999, 1_700_000_000_000, 1_700_000_000_001, 4_000_000_000_000];
    const ids = times.map((time) => makeEditId(time, "x"));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(times.length);
    expect(makeEditId(7, "x")).not.toBe(makeEditId(7, "y"));
  });
});

describe("a duration", () => {
  it("reads like a clock", () => {
    expect([0, 9_400, 65_000, 600_000].map(formatDuration)).toEqual([
      "0:00",
      "0:09",
      "1:05",
      "10:00",
    ]);
  });

  it("is rounded to whole seconds", () => {
    expect([1_499, 1_500, 59_500].map(formatDuration)).toEqual(["0:01", "0:02", "1:00"]);
  });
});

describe("a size", () => {
  it.each([
    [0, "0 kB"],
    [30, "0.1 kB"],
    [940, "0.9 kB"],
    [999, "1 kB"],
    [1000, "1 kB"],
    [1_500_000, "1.5 MB"],
    [999_499, "999 kB"],
    [998_501, "999 kB"],
    [1e6, "1 MB"],
    [9_960_000, "10 MB"],
    [9.94e6, "9.9 MB"],
    [10_400_000, "10 MB"],
    [123_456_789, "123 MB"],
    [1e9, "1 GB"],
    [2e9, "2 GB"],
  ])("of %d bytes reads %s: only nothing is none", (bytes, text) => {
    expect(formatBytes(bytes, "en")).toBe(text);
  });
});

describe("a download's name", () => {
  it("is the source's, marked as redrawn", () => {
    const provenance = { way: "page", sourceUrl: "https://a.test/x/cat%20one.jpg?w=3" } as const;
    expect(downloadName(provenance, 0)).toBe("cat one-redraw.png");
    expect(downloadName(provenance, 2)).toBe("cat one-redraw-3.png");
  });

  it("says what kind of file it is, and how much of the result", () => {
    const provenance = { way: "file", fileName: "cat.png" } as const;
    expect(downloadName(provenance, 0, { type: "image/jpeg" })).toBe("cat-redraw.jpg");
    expect(downloadName(provenance, 1, { what: "part" })).toBe("cat-redraw-2-part.png");
    expect(downloadName(provenance, 0, { type: "image/webp", what: "raw" })).toBe(
      "cat-redraw-raw.webp",
    );
  });

  it("falls back to the page's title, then to a word", () => {
    const way = "data-url" as const;
    expect(
      downloadName({ way, sourceUrl: "data:image/png;base64,AA", pageTitle: "My cats" }, 0),
    ).toBe("My cats-redraw.png");
    expect(downloadName({ way }, 0)).toBe("picture-redraw.png");
  });

  it("has nothing in it that a file system refuses", () => {
    const name = downloadName({ way: "file", fileName: '..\\a/b:c*?"<>|\u0007.png' }, 0);
    expect(name).not.toMatch(/[\\/:*?"<>|]/);
    expect(name).not.toContain("\u0007");
    expect(name.startsWith(".")).toBe(false);
  });
});
