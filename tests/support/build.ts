import { spawnSync } from "node:child_process";

/**
 * Builds the extension. Every mode runs React as it is shipped: without
 * `NODE_ENV` any mode but the default one would get its development version.
 */
export function build(...args: readonly string[]): boolean {
  const { status } = spawnSync("wxt", ["build", "--level", "warn", ...args], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
    shell: process.platform === "win32",
  });
  return status === 0;
}
