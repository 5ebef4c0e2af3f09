import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findBrowser } from "./find-browser.ts";

/** A program the tests need, and the Debian package it is in. */
interface Need {
  readonly package: string;
  readonly isThere: () => boolean;
  readonly why: string;
}

const program = (name: string) => () => spawnSync("which", [name]).status === 0;

export const CHROMIUM: Need = {
  package: "chromium",
  isThere: () => findBrowser() !== undefined,
  why: "the browser itself",
};

/** What the tests with real windows need beside a browser. */
export const DISPLAY_TOOLS: readonly Need[] = [
  { package: "xvfb", isThere: program("Xvfb"), why: "a screen" },
  { package: "openbox", isThere: program("openbox"), why: "a window manager for native menus" },
  { package: "xdotool", isThere: program("xdotool"), why: "mouse and keyboard" },
  { package: "firefox-esr", isThere: program("firefox-esr"), why: "the other browser" },
  {
    package: "fonts-noto-cjk",
    isThere: () => existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    why: "Chinese text in screenshots",
  },
  { package: "imagemagick", isThere: program("import"), why: "screenshots of the screen" },
];

/**
 * Installs what is missing where that is possible: on Debian, as root. Gives
 * the packages that are still missing.
 */
export function provide(needs: readonly Need[]): readonly Need[] {
  const missing = needs.filter((need) => !need.isThere());
  const canInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (missing.length === 0 || !canInstall) return missing;
  const names = missing.map((need) => need.package);
  console.log(`Installing ${names.join(", ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { env, stdio: ["ignore", "ignore", "inherit"] as const };
  spawnSync("apt-get", ["update", "-qq"], { ...options, stdio: "ignore" });
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return needs.filter((need) => !need.isThere());
}

/** What a person who cannot be helped automatically has to do. */
export function howToInstall(missing: readonly Need[]): string {
  const reasons = missing.map((need) => `  ${need.package} (${need.why})`).join("\n");
  const names = missing.map((need) => need.package).join(" ");
  return `Missing:\n${reasons}\nOn Debian or Ubuntu: sudo apt-get install ${names}\nElsewhere: install Chromium, Chrome or Edge, or name one in CHROME_PATH.`;
}
