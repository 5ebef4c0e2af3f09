/** The extension API inside functions that a driver runs on a page of the extension. */
declare const chrome: typeof import("wxt/browser").Browser;
