import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const FOLDER = new URL("../../fixtures/pictures/", import.meta.url);

/** Where a photograph lies on disk. */
export function fixturePath(name: string): string {
  return fileURLToPath(new URL(name, FOLDER));
}

export function readFixture(name: string): Promise<Buffer> {
  return readFile(fixturePath(name));
}
