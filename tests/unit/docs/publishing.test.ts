import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { NEWS } from "@/utils/core/project";
import { SERVER_PRESETS } from "@/utils/core/server/presets";
import en from "../../../public/_locales/en/messages.json";
import config from "../../../wxt.config";
import { quoted, readDocument, tableBelow } from "./support";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

async function manifestFor(browser: string) {
  const { manifest } = config;
  const env = { browser, mode: "production", command: "build", manifestVersion: 3 } as const;
  return typeof manifest === "function" ? manifest(env) : manifest;
}

describe("docs/permissions.md", () => {
  const rows = tableBelow(readDocument("docs/permissions.md"), /^\| permission/);
  const named = rows.map(([cell]) => quoted(cell ?? "")[0] ?? "");

  it("has each permission of either manifest, and no other", async () => {
    const made = await Promise.all(["chrome", "firefox"].map(manifestFor));
    // WXT adds it for the side panel.
    const asked = [...made.flatMap((one) => one?.permissions ?? []), "sidePanel"];
    expect(named.toSorted()).toEqual([...new Set(asked)].toSorted());
  });

  it("has each permission that is asked for when needed", async () => {
    const text = readDocument("docs/permissions.md");
    const later = text.slice(text.indexOf("## Asked for when needed"));
    const made = await Promise.all(["chrome", "firefox"].map(manifestFor));
    const asked = made.flatMap((one) => one?.optional_permissions ?? []);
    const named = tableBelow(later, /^\| permission/).map(([cell]) => quoted(cell ?? "")[0]);
    expect(named).toEqual(expect.arrayContaining(asked));
    expect(asked).not.toEqual([]);
  });

  it("says of each what the browser says, what it is for, and where it is used", () => {
    for (const [, says, use, where] of rows) {
      expect([says, use].every((cell) => cell && cell.length > 3)).toBe(true);
      expect(quoted(where ?? "").length).toBeGreaterThan(0);
    }
  });
});

describe("the version", () => {
  it("has a section of the changelog, and what people see of it", () => {
    const sections = Array.from(readDocument("CHANGELOG.md").matchAll(/^## (\S+)$/gm));
    expect(sections[0]?.[1]).toBe(version);
    expect(NEWS[0].version).toBe(version);
  });

  it.each(NEWS[0].keys)("has a sentence for %s", (key) => {
    expect(Object.keys(en)).toContain(key);
  });
});

describe("the stores' texts", () => {
  it.each([
    ["en", "**Summary**"],
    ["zh_CN", "**摘要**"],
  ])("in %s have a summary that stores take", (locale, heading) => {
    const [, after = ""] = readDocument(`docs/store/listing.${locale}.md`).split(heading);
    const summary = after.split("\n\n")[1]?.trim() ?? "";
    expect(summary.length).toBeGreaterThan(20);
    expect(summary.length).toBeLessThanOrEqual(132);
  });

  it.each(["en", "zh_CN"])("in %s name buttons by their names", (locale) => {
    const path = `public/_locales/${locale}/messages.json`;
    const messages = JSON.parse(readFileSync(path, "utf8")) as Record<string, { message: string }>;
    const names = new Set(Object.values(messages).map(({ message }) => message));
    // *Generate* carries a count on its button.
    const known = (name: string) => names.has(name) || name === "Generate" || name === "生成";
    const text = readDocument(`docs/store/listing.${locale}.md`);
    const quotedNames = Array.from(text.matchAll(/“([^”]+)”/g), ([, name]) => name ?? "");
    expect(quotedNames.length).toBeGreaterThan(0);
    expect(quotedNames.filter((name) => !known(name))).toEqual([]);
  });
});

describe("servers that are offered by name", () => {
  it("lead to a website for a key only over https", () => {
    for (const { keyUrl } of SERVER_PRESETS) if (keyUrl) expect(keyUrl).toMatch(/^https:\/\//);
  });
});
