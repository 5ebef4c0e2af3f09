/**
 * `npm run zip`: the packages for the stores, and the sources for Firefox's
 * reviewers, in `artifacts/packages`. The same sources give the same bytes:
 * docs/publishing.md says how to check that.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FEEDBACK_ADDRESS } from "../../utils/core/project.ts";
import { build } from "../support/build.ts";
import { type PackedFile, pack } from "./pack.ts";

const FOLDER = join("artifacts", "packages");

/** Not needed to build: test pictures, and pictures of the documents. */
const NOT_SOURCE = /^(?:tests\/fixtures|docs\/images|docs\/store)\//;

function filesIn(folder: string): readonly PackedFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({
      path: name.replaceAll("\\", "/"),
      bytes: readFileSync(join(folder, name)),
    }));
}

/** What is committed, and the notes for reviewers where they look first. */
function sources(): readonly PackedFile[] {
  const listed = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" });
  const files = listed
    .split("\0")
    .filter((path) => path !== "" && !NOT_SOURCE.test(path))
    .map((path) => ({ path, bytes: readFileSync(path) }));
  return [...files, { path: "REVIEWERS.md", bytes: readFileSync("docs/store/reviewers.md") }];
}

function write(name: string, files: readonly PackedFile[]): void {
  const zip = pack(files);
  writeFileSync(join(FOLDER, name), zip);
  const hash = createHash("sha256").update(zip).digest("hex");
  console.log(`${hash}  ${name}  (${Math.ceil(zip.length / 1000)} kB)`);
}

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const isBuilt = build() && build("--browser", "firefox");
if (!isBuilt) process.exit(1);
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const chromium = filesIn(join(".output", "chrome-mv3"));
write(`redraw-${version}-chrome.zip`, chromium);
// Edge takes the very same package, by another store.
write(`redraw-${version}-edge.zip`, chromium);
write(`redraw-${version}-firefox.zip`, filesIn(join(".output", "firefox-mv3")));
write(`redraw-${version}-firefox-sources.zip`, sources());
if (FEEDBACK_ADDRESS.endsWith(".example"))
  console.warn("Not for a store yet: set the address and the add-on's id (docs/publishing.md).");
