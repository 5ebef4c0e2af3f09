import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { CAPTURE_WAYS } from "@/utils/core/picture/picture";
import { keyOf } from "@/utils/store/database";
import { quoted, readDocument, tableBelow } from "./support";

const DOCUMENTS = ["README.md", "CONTRIBUTING.md", ...globSync("docs/*.md")];
const SOURCES = globSync(["utils/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "tests/**/*.ts"]);

describe("a document", () => {
  it.each(DOCUMENTS)("%s links to nothing that is not there", (path) => {
    const links = Array.from(readDocument(path).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g));
    const dead = links.filter(([, to]) => !existsSync(join(dirname(path), to ?? "")));
    expect(dead.map(([link]) => link)).toEqual([]);
  });

  it.each(DOCUMENTS)("%s names no file of the source that is not there", (path) => {
    const named = quoted(readDocument(path))
      .map((text) => text.replace(/#.*$/, ""))
      .filter((text) => /^(?:utils|components|entrypoints|tests|public)\/[\w./-]+$/.test(text));
    expect(named.filter((name) => !existsSync(name))).toEqual([]);
  });

  it.each(DOCUMENTS.filter((path) => path !== "README.md"))("README.md leads to %s", (path) => {
    expect(readDocument("README.md")).toContain(`](${path})`);
  });
});

describe("docs/capture.md", () => {
  it("has every way by which a picture comes", () => {
    const rows = tableBelow(readDocument("docs/capture.md"), /^\| way +\| what happened/);
    expect(rows.flatMap(([ways]) => quoted(ways ?? "")).sort()).toEqual([...CAPTURE_WAYS].sort());
  });
});

describe("docs/history.md", () => {
  it("has every prefix of the store", () => {
    const rows = tableBelow(readDocument("docs/history.md"), /^\| prefix/);
    const prefixes = Object.keys(keyOf).map((name) => `${name}:`);
    expect(rows.flatMap(([names]) => quoted(names ?? "")).sort()).toEqual(prefixes.sort());
  });

  it("can be trusted with the names: a key begins with its function's", () => {
    for (const [name, make] of Object.entries(keyOf)) {
      const key = (make as (...args: readonly unknown[]) => string)("a1", 0);
      expect(key.startsWith(`${name}:`)).toBe(true);
    }
  });
});

describe("docs/contract.md", () => {
  const headings = Array.from(readDocument("docs/contract.md").matchAll(/^## (\d)\./gm));
  const sections = headings.map(([, number]) => number ?? "");
  const points = Array.from(readDocument("docs/contract.md").matchAll(/^(\d+)\. /gm));

  it("has every section that the code cites", () => {
    const cited = SOURCES.flatMap((path) =>
      Array.from(readFileSync(path, "utf8").matchAll(/contract\.md ((?:§[\d.]+(?:,? and )?)+)/g)),
    ).flatMap(([, list]) => Array.from((list ?? "").matchAll(/§(\d)(?:\.(\d+))?/g)));
    expect(cited.length).toBeGreaterThan(15);
    for (const [, section, point] of cited) {
      expect(sections).toContain(section);
      if (point) expect(points.map(([, number]) => number)).toContain(point);
    }
  });
});
