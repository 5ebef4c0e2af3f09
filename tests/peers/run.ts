/**
 * `npm run peers` tries the relay client with programs of others: an edit through
 * Portkey's gateway, and Gemini's requests beside those of Google's own package.
 * They are installed into this folder, by a lock file of their own, so that
 * neither `npm ci` nor the extension knows of them.
 */
import { spawnSync } from "node:child_process";

const run = (command: string, args: readonly string[]) =>
  spawnSync(command, args, { stdio: "inherit" }).status === 0;

const isGood =
  run("npm", ["ci", "--ignore-scripts", "--prefix=tests/peers"]) &&
  run("vitest", ["run", "--config=tests/vitest.config.ts", "--project=peers"]);
process.exitCode = isGood ? 0 : 1;
