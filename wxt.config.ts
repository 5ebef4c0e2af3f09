import { defineConfig } from "wxt";

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
 * Firefox adds `upgrade-insecure-requests` to its default policy, which turns
 * every http picture into a failing https one; so the policy is spelled out.
 * `connect-src` is open because the server is the person's own choice; `file:`
 * is for pictures on pages from the disk, which Chromium lets be read where the
 * person has turned on its switch for that, and Firefox never does.
 */
const pagePolicy = (browser: string) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    `connect-src 'self' https: http: blob: data:${browser === "firefox" ? "" : " file:"}`,
    "object-src 'none'",
  ].join("; ");

export default defineConfig({
  modules: ["@wxt-dev/module-react", "@wxt-dev/webextension-polyfill", "@wxt-dev/auto-icons"],
  imports: false,
  manifestVersion: 3,
  // The pixel worker loads the code of its jobs when it is first asked for.
  // What several jobs share is one file: many small ones compress badly.
  vite: () => ({
    worker: {
      format: "es",
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: "pixels", minShareCount: 2 }] } },
      },
    },
  }),
  autoIcons: { baseIconPath: "public/icon.svg", developmentIndicator: false },
  manifest: ({ browser, mode }) => ({
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
    optional_host_permissions: ALL_SITES,
    commands: {
      "pick-picture": {
        suggested_key: { default: "Alt+Shift+D" },
        description: "__MSG_command_pick__",
      },
      "pick-area": { description: "__MSG_command_area__" },
    },
    action: { default_title: "__MSG_action_title__" },
    content_security_policy: { extension_pages: pagePolicy(browser) },
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
  }),
});
