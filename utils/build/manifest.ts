import type { UserManifestFn } from "wxt";

const ALL_SITES = ["http://*/*", "https://*/*"];

/**
 * Hosts are never asked for at install time: the person grants them one by one
 * from a button that says why. Two builds that are never shipped carry some:
 * `--mode test`, because a headless browser leaves the permission prompt pending
 * for ever, and `--mode sandbox`, whose only server is on this machine.
 */
const HOSTS_BY_MODE: Readonly<Record<string, readonly string[]>> = {
  test: ALL_SITES,
  sandbox: ["http://127.0.0.1/*", "http://localhost/*"],
};

/**
 * Nothing is loaded but what is in the package; docs/security.md has the reasons.
 * Firefox adds `upgrade-insecure-requests` to its default policy, which turns
 * every http picture into a failing https one; so the policy is spelled out.
 * `connect-src` is open because the server is the person's own choice; `file:`
 * is for pictures on pages from the disk, which Chromium lets be read where the
 * person has turned on its switch for that, and Firefox never does.
 */
const pagePolicy = (browser: string, isDev: boolean) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    // A development server puts styles into the page and speaks over a socket.
    `style-src 'self'${isDev ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' blob: data:",
    `connect-src 'self' https: http: blob: data:${browser === "firefox" ? "" : " file:"}${isDev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // The one policy is utils/platform/trusted-types.ts.
    ...(isDev ? [] : ["require-trusted-types-for 'script'", "trusted-types default"]),
  ].join("; ");

/** What the package tells its browser. */
export const manifest: UserManifestFn = ({ browser, mode, command }) => ({
  name: "__MSG_extension_name__",
  description: "__MSG_extension_description__",
  default_locale: "en",
  // `URL.parse` came with 126, `light-dark()` with 123.
  minimum_chrome_version: "126",
  incognito: "not_allowed",
  permissions: [
    browser === "firefox" ? "menus" : "contextMenus",
    "storage",
    "unlimitedStorage",
    "activeTab",
    "scripting",
    "declarativeNetRequestWithHostAccess",
    "alarms",
  ],
  ...(HOSTS_BY_MODE[mode] ? { host_permissions: [...HOSTS_BY_MODE[mode]] } : {}),
  // Asked for by a switch in the settings that says why.
  optional_permissions: ["notifications"],
  optional_host_permissions: ALL_SITES,
  commands: {
    "pick-picture": {
      suggested_key: { default: "Alt+Shift+D" },
      description: "__MSG_command_pick__",
    },
    "pick-area": { description: "__MSG_command_area__" },
  },
  action: { default_title: "__MSG_action_title__" },
  content_security_policy: { extension_pages: pagePolicy(browser, command === "serve") },
  ...(browser === "firefox"
    ? {
        browser_specific_settings: {
          gecko: {
            id: "redraw@redraw.example",
            strict_min_version: "140.0",
            data_collection_permissions: { required: ["websiteContent", "authenticationInfo"] },
          },
        },
      }
    : {}),
});
