import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Manifest = Readonly<Record<string, unknown>>;

const read = (folder: string): Manifest =>
  JSON.parse(readFileSync(`.output/${folder}/manifest.json`, "utf8"));

const chromium = read("chrome-mv3");
const firefox = read("firefox-mv3");

/** In both browsers; what differs between them is with the tests below. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
];

/** Whatever is added here is asked of everybody who has Redraw: docs/security.md says why. */
const PERMISSIONS = [
  "activeTab",
  "alarms",
  "declarativeNetRequestWithHostAccess",
  "scripting",
  "storage",
  "unlimitedStorage",
];

function policyOf(manifest: Manifest): readonly string[] {
  const { extension_pages: pages } = manifest["content_security_policy"] as {
    readonly extension_pages: string;
  };
  return pages.split("; ");
}

describe.each([
  ["Chromium", chromium, ["contextMenus", "sidePanel"], " file:"],
  ["Firefox", firefox, ["menus"], ""],
] as const)("the package for %s", (_name, manifest, own, fileAccess) => {
  it("asks for what it needs and nothing more", () => {
    expect(new Set(manifest["permissions"] as string[])).toEqual(new Set([...PERMISSIONS, ...own]));
    expect(manifest["host_permissions"] ?? []).toEqual([]);
    expect(manifest["optional_permissions"]).toEqual(["notifications"]);
    expect(manifest["optional_host_permissions"]).toEqual(["http://*/*", "https://*/*"]);
  });

  it("runs and loads only what is in it", () => {
    const connect = `connect-src 'self' https: http: blob: data:${fileAccess}`;
    expect(new Set(policyOf(manifest))).toEqual(new Set([...POLICY, connect]));
  });

  it("offers pages and other extensions nothing to find it by or talk to", () => {
    for (const open of ["web_accessible_resources", "externally_connectable", "content_scripts"])
      expect(manifest).not.toHaveProperty(open);
  });

  it("stays out of private windows", () => {
    expect(manifest["incognito"]).toBe("not_allowed");
  });
});
