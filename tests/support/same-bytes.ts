import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.ts";

function hashes(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  const hash = (name: string) =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  return new Map(files.map((name) => [name, hash(name)]));
}

/**
 * Builds for Chromium once more and compares with what is there, so that
 * anybody can check a published package against its source. Prints what differs.
 */
export function buildsTheSame(folder: string, ...args: readonly string[]): boolean {
  const before = hashes(folder);
  if (!build(...args)) return false;
  const after = hashes(folder);
  const names = new Set([...before.keys(), ...after.keys()]);
  const changed = [...names].filter((name) => before.get(name) !== after.get(name));
  for (const name of changed) console.log(`  differs: ${name}`);
  return changed.length === 0;
}
